public import EventSourcing

/// A case was withdrawn from the sample.
///
/// Its answers do not count from this event. Views as of an earlier position still count them. On
/// the effective clock they never counted if the case was never eligible.
public struct CaseWithdrawn: InspectionEventContent {
    public static let name: EventName = "case-withdrawn"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("domain"),
        .value("why", about: .child),
        .value("extent"),
        .value("requestedBy", about: .staff),
    ]
    package static let movesRatings: RatingReach? = .domain
    package static let holdsAlways: Bool? = nil
    /// The case.
    public let caseKey: CaseKey
    /// The domain of the case.
    public let domain: Domain.ID
    /// The reason for the withdrawal.
    public let why: WithdrawalReason
    /// From when its answers do not count.
    public let extent: WithdrawalExtent
    /// Who asked for the withdrawal that another person approved; `nil` without an approval.
    public let requestedBy: Agent.ID?

    package init(
        caseKey: CaseKey, domain: Domain.ID, why: WithdrawalReason,
        extent: WithdrawalExtent = .fromNow, requestedBy: Agent.ID? = nil
    ) {
        self.caseKey = caseKey
        self.domain = domain
        self.why = why
        self.extent = extent
        self.requestedBy = requestedBy
    }

    /// The withdrawal as one person asked for it and another approved it.
    func requested(by person: Agent.ID) -> CaseWithdrawn {
        CaseWithdrawn(
            caseKey: caseKey, domain: domain, why: why, extent: extent, requestedBy: person)
    }

    package var holdsAlways: Bool { extent == .neverEligible }

    package var input: CellInput { .sample(caseKey, domain) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [
            .caseKey: caseKey.rawValue, .domain: domain.rawValue, .sample: TagName.everySelection,
        ]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.open()
        _ = try inspection.sampledCase(caseKey)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.setWithdrawn(true, caseKey)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who(requestedBy, "the inspectorate")) withdrew \(caseKey): "
            + why.words + (extent == .neverEligible ? ", never eligible" : "")
            + (requestedBy == nil ? "" : ", after it was judged")
            + provenance.approved(requestedBy)
    }
}
