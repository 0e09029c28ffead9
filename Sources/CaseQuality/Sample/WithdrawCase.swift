package import EventSourcing

/// Withdraws a case from the sample.
public struct WithdrawCase: InspectionCommandContent {
    package static let name: CommandName = "withdraw-case"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("why", about: .child),
    ]

    /// The case.
    public var caseKey: CaseKey
    /// The reason for the withdrawal.
    public var why: WithdrawalReason

    /// Creates the command.
    public init(caseKey: CaseKey, why: WithdrawalReason) {
        self.caseKey = caseKey
        self.why = why
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.tagged(.caseKey, caseKey))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.open()
        let event = CaseWithdrawn(
            caseKey: caseKey, domain: try inspection.sampledCase(caseKey).domain, why: why)
        try event.validate(on: inspection, by: provenance)
        return [.caseWithdrawn(event)]
    }
}
