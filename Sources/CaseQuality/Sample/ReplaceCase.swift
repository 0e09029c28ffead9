package import EventSourcing

/// Withdraws a case from the sample and selects another one in its place.
///
/// The new case gets the domain, the purpose, the stratum and the team of the old one. If the old
/// case has, or had, an answer and the edition asks for an approval, the command asks for it.
public struct ReplaceCase: InspectionCommandContent {
    package static let name: CommandName = "replace-case"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("by", about: .child),
        .value("why", about: .child),
        .value("extent"),
        .value("caseManager", about: .staff),
    ]

    /// The case that is withdrawn.
    public var caseKey: CaseKey
    /// The case that takes its place, which is not in the sample yet.
    public var by: CaseKey
    /// The reason for the withdrawal.
    public var why: WithdrawalReason
    /// From when the answers of the withdrawn case do not count.
    public var extent: WithdrawalExtent
    /// The key of the new case's manager, if known.
    public var caseManager: GroupKey?

    /// Creates the command.
    public init(
        _ caseKey: CaseKey, by: CaseKey, why: WithdrawalReason, extent: WithdrawalExtent = .fromNow,
        caseManager: GroupKey? = nil
    ) {
        self.caseKey = caseKey
        self.by = by
        self.why = why
        self.extent = extent
        self.caseManager = caseManager
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.withdraw, .sampled(caseKey), words: "replace a case")]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.tagged(.caseKey, caseKey))
            .or(queries.named(by.rawValue))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.open()
        let before = try inspection.sampledCase(caseKey)
        let replacement = CaseReplacement(
            withdrawn: CaseWithdrawn(
                caseKey: caseKey, domain: before.domain, why: why, extent: extent),
            selected: CaseSelected(
                caseKey: by, domain: before.domain, stratum: inspection.strata[caseKey],
                team: inspection.teams[caseKey], caseManager: caseManager,
                purpose: before.purpose))
        try replacement.validate(on: inspection, by: provenance)
        guard inspection.wasEverJudged(caseKey), provenance.origin.isOwn,
            inspection.needsApproval(by: .approveWithdrawal)
        else { return replacement.events }
        let request = ApprovalRequested(.replacement(replacement))
        try request.validate(on: inspection, by: provenance)
        return [.approvalRequested(request)]
    }
}
