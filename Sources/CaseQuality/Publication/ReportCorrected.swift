public import EventSourcing

/// A published rating was corrected.
///
/// The ledger keeps both versions.
public struct ReportCorrected: InspectionEventContent {
    public static let name: EventName = "report-corrected"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("from"),
        .value("to"),
        .value("requestedBy", about: .staff),
    ]
    package static let movesRatings: RatingReach? = .standard
    /// The standard.
    public let standard: Standard.ID
    /// The published rating before the correction; `nil` when there was none.
    public let from: Rating?
    /// The rating after the correction.
    public let to: Rating
    /// Who asked for the correction that another person approved; `nil` without an approval.
    public let requestedBy: Agent.ID?

    package init(
        standard: Standard.ID, from: Rating?, to: Rating, requestedBy: Agent.ID? = nil
    ) {
        self.standard = standard
        self.from = from
        self.to = to
        self.requestedBy = requestedBy
    }

    /// The correction as one person asked for it and another approved it.
    func requested(by person: Agent.ID) -> ReportCorrected {
        ReportCorrected(standard: standard, from: from, to: to, requestedBy: person)
    }

    package var input: CellInput { .standard(standard, .correction) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.standard: standard.rawValue, .milestone: TagName.everyMilestone]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.announced()
        guard inspection.publication != nil else {
            throw Refusal(
                .notPublished, "The report is not published yet.",
                remedy: "Change the rating itself. Only a published rating can be corrected.")
        }
        let standard = try inspection.standard(self.standard, in: framework)
        guard inspection.basis.standardRating(standard.id)?.rating != to else {
            throw .nothing(
                "Standard \(standard.id) already has the rating \(to.label).",
                remedy: "No correction is needed.")
        }
        // An approved correction was asked for with a reason.
        guard requestedBy == nil else { return }
        try inspection.reason(of: provenance, for: "A correction of the report")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {}

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.change(standard) {
            $0.correction = Sourced(value: to, origin: occurrence.origin)
        }
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who(requestedBy, "the inspectorate")) corrected the published rating of "
            + "\(standard.words(in: framework)) from \(from?.label ?? "no rating") to \(to.label)"
            + provenance.approved(requestedBy)
    }
}
