public import EventSourcing

// What an inspection answers about itself.

extension Inspection {
    /// A case of the sample.
    public struct SampledCase: Hashable, Sendable {
        /// Its pseudonym.
        public let caseKey: CaseKey
        /// Its domain.
        public let domain: Domain.ID
        /// What it was drawn for.
        public let purpose: CasePurpose
        /// Whether it left the sample.
        public let isWithdrawn: Bool

        /// Whether its answers count in percentages and ratings: it was drawn to be rated, and is still
        /// in the sample.
        public var counts: Bool { purpose == .primary && !isWithdrawn }
    }

    /// The cases in the order of their selection.
    public var cases: [SampledCase] {
        selected.compactMap { key in
            basis.cases[key].map {
                SampledCase(
                    caseKey: key, domain: $0.domain, purpose: $0.purpose,
                    isWithdrawn: $0.isWithdrawn)
            }
        }
    }

    /// The answer to a question in a case as it stands, and where it was recorded.
    public func answer(
        to question: Question.ID, in caseKey: CaseKey
    ) -> (answer: Answer, recordedAt: Position)? {
        answers[question, case: caseKey].map { ($0.answer, $0.position) }
    }

    /// The judgement of a case's management oversight as it stands, and where it was recorded.
    public func oversightJudgement(
        of caseKey: CaseKey
    ) -> (overall: Answer?, aspects: [OversightAspect: Answer], recordedAt: Position)? {
        oversight[caseKey].map { ($0.overall, $0.aspects, $0.position) }
    }

    /// The panel decision on a standard that stands, and where it was recorded.
    public func panelDecision(on standard: Standard.ID) -> (rating: Rating, recordedAt: Position)? {
        basis.decision(on: standard).map { ($0.decided, $0.position) }
    }

    /// The rating of a standard as it stands; `nil` before the announcement and for unknown ids.
    public func standardRating(_ standard: Standard.ID) -> StandardRating? {
        basis.standardRating(standard)
    }

    /// The rating of the service as it stands; `nil` before the announcement.
    public var overallRating: OverallRating? { basis.overall }
}
