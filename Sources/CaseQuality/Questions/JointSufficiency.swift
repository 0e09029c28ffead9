public import EventSourcing

/// The number of cases in which several questions were all judged sufficient.
///
/// A report prints how many cases were sufficient for each question, and not which cases. For
/// several questions with reconstructed answers, only bounds are known and not the number.
public struct JointSufficiency: Hashable, Sendable {
    /// The questions, in the order of the caller.
    public let questions: [Question.ID]
    /// The domain of the questions.
    public let domain: Domain.ID
    /// The number of cases in the sample.
    ///
    /// Unit: cases.
    public let cases: Int
    /// The number of cases without an answer to at least one of the questions.
    ///
    /// Such a case is not counted as sufficient. Unit: cases.
    public let incomplete: Int
    /// Whether the sample is known; `false` where a publication tells of no case of the domain.
    ///
    /// Then ``cases`` and ``incomplete`` are 0, and ``result`` has no bounds.
    public let isSampleKnown: Bool
    /// The count, or its bounds.
    public let result: Result
    /// The origin of the answers.
    public let origin: Origin

    /// The state of knowledge about a joint count.
    public enum Result: Hashable, Sendable {
        /// The number of cases.
        case counted(Int)
        /// The answers of single cases are not known.
        ///
        /// The associated value has the bounds of the count, if there are any.
        case unknown(ClosedRange<Int>?)
    }

    /// Counts the cases in which all questions are sufficient.
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
                "The query names \(questions.count) questions of \(domains.count) domains.",
                remedy: "Name one or more questions of one domain, each once.")
        }
        self.questions = questions
        self.domain = domain
        let counting = inspection.cases.filter {
            $0.domain == domain && $0.counts
        }.map(\.caseKey)
        cases = counting.count
        isSampleKnown = !inspection.hidesCases(of: domain)

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
                if !answered.allSatisfy(\.origin.knowsEachCase) { isKnown = false }
                let yes = answered.count { $0.answer == .yes }
                ranges?.append(yes...yes)
            }
        }
        incomplete = counting.count { key in
            questions.contains { inspection.answers[$0, case: key] == nil }
        }
        origin = origins.joined(or: inspection.basis.origin)
        let bounds = ranges.map { Self.bounds($0, cases: counting.count) }
        if !isSampleKnown {
            result = .unknown(nil)
        } else if isKnown {
            result = .counted(
                counting.count { key in
                    questions.allSatisfy { inspection.answers[$0, case: key]?.answer == .yes }
                })
        } else if let bounds, bounds.count == 1 {
            // The totals allow only one count, as they always do for a single question.
            result = .counted(bounds.lowerBound)
        } else {
            result = .unknown(bounds)
        }
    }

    /// The number of cases, if it is known.
    ///
    /// - Throws: ``Refusal`` with code `jointUnknown`, whose message contains the bounds.
    public func count() throws(Refusal) -> Int {
        switch result {
        case .counted(let count): return count
        case .unknown(let bounds):
            let between =
                bounds.map { "between \($0.lowerBound) and \($0.upperBound) of \(cases)" }
                ?? "not known even by its bounds"
            throw Refusal(
                .jointUnknown,
                "The answers of single cases are not known: they are \(origin.description). The "
                    + "cases of domain \(domain) in which all \(questions.count) questions are "
                    + "sufficient are \(between).",
                remedy: "Query one question at a time, or use the bounds.")
        }
    }

    /// The bounds of the joint count.
    ///
    /// The upper bound is the smallest count of a single question. The lower bound is the number of
    /// cases that must be sufficient for every question.
    private static func bounds(_ counts: [ClosedRange<Int>], cases: Int) -> ClosedRange<Int> {
        let most = counts.map(\.upperBound).min() ?? 0
        let least = counts.reduce(0) { $0 + $1.lowerBound } - (counts.count - 1) * cases
        return min(max(0, least), most)...most
    }

    /// The counts that a printed percentage allows; `nil` when its base is not the sample.
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
