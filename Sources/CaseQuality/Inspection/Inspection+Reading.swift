public import EventSourcing

// Values that an inspection gives to its readers.

extension Inspection {
    /// A case of the sample.
    public struct SampledCase: Hashable, Sendable {
        /// The pseudonym of the case.
        public let caseKey: CaseKey
        /// The domain that the case was drawn for.
        public let domain: Domain.ID
        /// The purpose that the case was drawn for.
        public let purpose: CasePurpose
        /// Whether the case was withdrawn from the sample.
        public let isWithdrawn: Bool

        /// Whether its answers count in percentages and ratings.
        ///
        /// The answers of a primary case count until it is withdrawn.
        public var counts: Bool { purpose == .primary && !isWithdrawn }
    }

    /// The cases of the sample in the order of their selection, including withdrawn ones.
    public var cases: [SampledCase] {
        selected.compactMap { key in
            basis.cases[key].map {
                SampledCase(
                    caseKey: key, domain: $0.domain, purpose: $0.purpose,
                    isWithdrawn: $0.isWithdrawn)
            }
        }
    }

    /// The current answer to a question in a case, and where it was recorded.
    ///
    /// - Returns: `nil` when there is no answer.
    public func answer(
        to question: Question.ID, in caseKey: CaseKey
    ) -> (answer: Answer, recordedAt: Position)? {
        answers[question, case: caseKey].map { ($0.answer, $0.position) }
    }

    /// The current judgement of a case's management oversight, and where it was recorded.
    ///
    /// - Returns: `nil` when there is no judgement.
    public func oversightJudgement(
        of caseKey: CaseKey
    ) -> (overall: Answer?, aspects: [OversightAspect: Answer], recordedAt: Position)? {
        oversight[caseKey].map { ($0.overall, $0.aspects, $0.position) }
    }

    /// The panel decision in force on a standard, and where it was recorded.
    ///
    /// - Returns: `nil` when there is no decision.
    public func panelDecision(on standard: Standard.ID) -> (rating: Rating, recordedAt: Position)? {
        basis.decision(on: standard).map { ($0.decided, $0.position) }
    }

    /// The current rating of a standard.
    ///
    /// - Returns: `nil` before the announcement and for an unknown id.
    public func standardRating(_ standard: Standard.ID) -> StandardRating? {
        basis.standardRating(standard)
    }

    /// The current rating of the service; `nil` before the announcement.
    public var overallRating: OverallRating? { basis.overall }
}
