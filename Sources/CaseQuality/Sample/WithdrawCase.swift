package import EventSourcing

/// Withdraws a case from the sample.
///
/// If the case has, or had, an answer and the edition asks for an approval, the command asks for it.
public struct WithdrawCase: InspectionCommandContent {
    package static let name: CommandName = "withdraw-case"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("why", about: .child),
        .value("extent"),
    ]

    /// The case.
    public var caseKey: CaseKey
    /// The reason for the withdrawal.
    public var why: WithdrawalReason
    /// From when its answers do not count.
    public var extent: WithdrawalExtent

    /// Creates the command.
    public init(
        caseKey: CaseKey, why: WithdrawalReason, extent: WithdrawalExtent = .fromNow
    ) {
        self.caseKey = caseKey
        self.why = why
        self.extent = extent
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.withdraw, .sampled(caseKey), words: "withdraw a case")]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.tagged(.caseKey, caseKey))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.open()
        let event = CaseWithdrawn(
            caseKey: caseKey, domain: try inspection.sampledCase(caseKey).domain, why: why,
            extent: extent)
        try event.validate(on: inspection, by: provenance)
        guard inspection.wasEverJudged(caseKey) else { return [.caseWithdrawn(event)] }
        return [
            try inspection.act(
                .withdrawal(event), .caseWithdrawn(event), by: provenance)
        ]
    }
}
