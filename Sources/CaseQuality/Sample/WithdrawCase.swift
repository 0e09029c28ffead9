package import EventSourcing

/// Takes a case out of the sample.
public struct WithdrawCase: InspectionCommandContent {
    package static let name: CommandName = "withdraw-case"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("why", about: .child),
    ]

    public var caseKey: CaseKey
    public var why: WithdrawalReason

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
