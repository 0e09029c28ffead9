public import EventSourcing

/// In how many cases several questions were all judged sufficient.
///
/// A report prints how many cases were sufficient for each question, never which. For
/// several questions of reconstructed answers there are bounds, and no number.
public struct JointSufficiency: Hashable, Sendable {
    /// The questions, as asked.
    public let questions: [Question.ID]
    /// The domain they are of.
    public let domain: Domain.ID
    /// The cases of the sample.
    ///
    /// Unit: cases.
    public let cases: Int
    /// Cases that have no answer yet to one of the questions at least; none of them is counted.
    public let incomplete: Int
    /// What is known.
    public let result: Result
    /// Where the answers come from.
    public let origin: Origin

    /// What is known of a joint count.
    public enum Result: Hashable, Sendable {
        /// The number of cases.
        case counted(Int)
        /// Which case got which answer is not known; the count lies within these bounds, where
        /// there are any.
        case unknown(ClosedRange<Int>?)
    }

    /// Counts cases.
    ///
    /// - Parameters:
    ///   - questions: Questions of one domain, each once; at least one.
    ///   - inspection: The inspection.
    /// - Throws: ``Refusal`` for no question, an unknown one, or questions of several domains.
    /// - Complexity: O(questions x cases).
    public init(
        of questions: [Question.ID], in inspection: Inspection
    ) throws(Refusal) {
        let framework = try inspection.announced()
        var domains: Set<Domain.ID> = []
        for id in questions { domains.insert(try inspection.question(id, in: framework).domain) }
        guard let domain = domains.first, domains.count == 1,
            Set(questions).count == questions.count
        else {
            throw Refusal(
                .otherDomain,
                "\(questions.count) questions of \(domains.count) domains were named.",
                remedy: "Name each question once, all of one domain: cases are drawn for one.")
        }
        self.questions = questions
        self.domain = domain
        let counting = inspection.cases.filter {
            $0.domain == domain && $0.counts
        }.map(\.caseKey)
        cases = counting.count

        var origins: [Origin] = []
        var isKnown = true
        var ranges: [ClosedRange<Int>]? = []
        for id in questions {
            let given = inspection.answers[id]
            let answered = counting.compactMap { given[$0] }
            origins += answered.map(\.origin)
            if answered.isEmpty, let figure = inspection.figures[.question(id)] {
                isKnown = false
                origins.append(figure.origin)
                ranges = Self.counts(of: figure, cases: counting.count).flatMap { counts in
                    ranges.map { $0 + [counts] }
                }
            } else {
                if answered.contains(where: { $0.origin != .recorded }) { isKnown = false }
                let yes = answered.count { $0.answer == .yes }
                ranges?.append(yes...yes)
            }
        }
        incomplete = counting.count { key in
            questions.contains { inspection.answers[$0, case: key] == nil }
        }
        origin = origins.joined(or: inspection.basis.origin)
        let bounds = ranges.map { Self.bounds($0, cases: counting.count) }
        if isKnown {
            result = .counted(
                counting.count { key in
                    questions.allSatisfy { inspection.answers[$0, case: key]?.answer == .yes }
                })
        } else if let bounds, bounds.count == 1 {
            // The totals leave one possibility, as they always do for one question alone.
            result = .counted(bounds.lowerBound)
        } else {
            result = .unknown(bounds)
        }
    }

    /// The count, where it is known.
    ///
    /// - Throws: ``Refusal`` with code `jointUnknown` and the bounds in words.
    public func count() throws(Refusal) -> Int {
        switch result {
        case .counted(let count): return count
        case .unknown(let bounds):
            let between =
                bounds.map { "between \($0.lowerBound) and \($0.upperBound) of \(cases)" }
                ?? "not known even by its bounds"
            throw Refusal(
                .jointUnknown,
                "Which case got which answer is not known: the answers are \(origin.description). The "
                    + "cases of domain \(domain) in which all \(questions.count) questions are "
                    + "sufficient are \(between).",
                remedy: "Ask of one question at a time, or use the bounds.")
        }
    }

    /// How few and how many cases there can be: at most as many as the least sufficient question
    /// has, at least those that cannot all fall on different cases.
    private static func bounds(_ counts: [ClosedRange<Int>], cases: Int) -> ClosedRange<Int> {
        let most = counts.map(\.upperBound).min() ?? 0
        let least = counts.reduce(0) { $0 + $1.lowerBound } - (counts.count - 1) * cases
        return min(max(0, least), most)...most
    }

    /// The counts that a printed percentage allows; `nil` when its base is not that of the sample.
    private static func counts(
        of figure: PrintedPercentage, cases: Int
    ) -> ClosedRange<Int>? {
        guard figure.base == cases else { return nil }
        let fitting = (0...cases).filter {
            RatingScale.percent($0, of: cases) == figure.percent
        }
        guard let first = fitting.first, let last = fitting.last else { return nil }
        return first...last
    }
}
