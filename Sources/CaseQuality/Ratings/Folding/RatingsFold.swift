package import EventSourcing

/// The ratings of one inspection while its events are folded: what they follow from, and every value as
/// it was last reported.
///
/// One answer looks again at one key question and one standard, and at the service only when a standard
/// changed.
package struct RatingsFold: Sendable {
    /// What the ratings follow from.
    package private(set) var basis: RatingBasis
    /// The edition that the values are of.
    private var framework: Framework?
    private var scores: [KeyQuestionStanding] = []
    private var standings: [StandardStanding] = []
    private var overall: OverallRating?

    /// A value that changed; the number is that of the key question or standard in the edition.
    package enum Change {
        case keyQuestion(Int, KeyQuestionStanding)
        case standard(Int, StandardStanding)
        case overall(OverallRating)
    }

    package init() { basis = RatingBasis() }

    /// Continues with a basis that was read back: its values count as reported.
    package init(restoring basis: RatingBasis) {
        self.basis = basis
        guard let framework = basis.framework, let parts = basis.parts else { return }
        lookAgain(framework, parts)
        overall = RatingRule.overall(of: standings, in: framework, origin: basis.origin)
    }

    /// Folds an event, and calls `report` with each value that changed: key questions, then standards,
    /// then the service.
    package mutating func apply(
        _ event: InspectionEvent, at occurrence: Occurrence, _ report: (Change) -> Void
    ) {
        lookAgain(at: event.evolve(&basis, at: occurrence), report)
    }

    /// Folds an answer whose question and case are given as the bytes of their names.
    package mutating func answer(
        _ question: Span<UInt8>, in key: Span<UInt8>, _ answer: Answer, from origin: Origin,
        _ report: (Change) -> Void
    ) {
        lookAgain(at: basis.answer(question, in: key, answer, from: origin), report)
    }

    private mutating func lookAgain(
        at touched: RatingBasis.Touched, _ report: (Change) -> Void
    ) {
        guard touched != .nothing, let framework = basis.framework, let parts = basis.parts else {
            return
        }
        var isAnyStandardChanged = false
        switch touched {
        case .nothing: break
        case .keyQuestion(let number):
            score(number, framework, parts, report)
            rate(
                parts.keyQuestions[number].standard, framework, parts, &isAnyStandardChanged, report
            )
        case .standard(let number):
            rate(number, framework, parts, &isAnyStandardChanged, report)
        case .cases(let domain):
            let standards = parts.domains[domain].standards.filter {
                parts.standards[$0].method == .caseData
            }
            for standard in standards {
                for number in parts.standards[standard].keyQuestions {
                    score(number, framework, parts, report)
                }
            }
            for standard in standards {
                rate(standard, framework, parts, &isAnyStandardChanged, report)
            }
        case .everything:
            begin(framework, parts, &isAnyStandardChanged, report)
        }
        guard isAnyStandardChanged else { return }
        let overall = RatingRule.overall(of: standings, in: framework, origin: basis.origin)
        guard self.overall != overall else { return }
        self.overall = overall
        report(.overall(overall))
    }

    private mutating func score(
        _ number: Int, _ framework: Framework, _ parts: RatedParts, _ report: (Change) -> Void
    ) {
        let score = basis.score(number, framework, parts)
        guard scores[number] != score else { return }
        scores[number] = score
        report(.keyQuestion(number, score))
    }

    private mutating func rate(
        _ number: Int, _ framework: Framework, _ parts: RatedParts, _ isChanged: inout Bool,
        _ report: (Change) -> Void
    ) {
        let standing = basis.standing(
            number, scores[parts.standards[number].keyQuestions], framework, parts)
        guard standings[number] != standing else { return }
        standings[number] = standing
        isChanged = true
        report(.standard(number, standing))
    }

    /// Reports everything that the edition rates, except what had the same value before.
    private mutating func begin(
        _ framework: Framework, _ parts: RatedParts, _ isChanged: inout Bool,
        _ report: (Change) -> Void
    ) {
        let before = self.framework == framework ? self : RatingsFold()
        lookAgain(framework, parts)
        for (number, part) in parts.keyQuestions.enumerated()
        where parts.standards[part.standard].method == .caseData {
            guard before.scores.isEmpty || before.scores[number] != scores[number] else { continue }
            report(.keyQuestion(number, scores[number]))
        }
        for number in parts.standards.indices
        where before.standings.isEmpty || before.standings[number] != standings[number] {
            isChanged = true
            report(.standard(number, standings[number]))
        }
    }

    /// Takes all values from the basis.
    private mutating func lookAgain(_ framework: Framework, _ parts: RatedParts) {
        self.framework = framework
        scores = basis.scores(framework, parts)
        standings = basis.standings(scores, framework, parts)
    }
}
