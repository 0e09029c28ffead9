public import EventSourcing

/// A case was withdrawn from the sample.
///
/// Its answers do not count from this event. Views as of an earlier position still count them.
public struct CaseWithdrawn: InspectionEventContent {
    public static let name: EventName = "case-withdrawn"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("domain"),
        .value("why", about: .child),
    ]
    package static let movesRatings: RatingReach? = .domain
    /// The case.
    public let caseKey: CaseKey
    /// The domain of the case.
    public let domain: Domain.ID
    /// The reason for the withdrawal.
    public let why: WithdrawalReason

    package init(caseKey: CaseKey, domain: Domain.ID, why: WithdrawalReason) {
        self.caseKey = caseKey
        self.domain = domain
        self.why = why
    }

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
        "\(provenance.who("the inspectorate")) withdrew \(caseKey): \(why.words)"
    }
}
