package import EventSourcing

/// Corrects a published rating; the reason of the command explains the correction.
public struct CorrectReport: InspectionCommandContent {
    package static let name: CommandName = "correct-report"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("to"),
    ]

    /// The standard.
    public var standard: Standard.ID
    /// The corrected rating.
    public var to: Rating

    /// Creates the command.
    public init(standard: Standard.ID, to: Rating) {
        self.standard = standard
        self.to = to
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.publish, words: "correct the report")]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.rating(of: standard))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = ReportCorrected(
            standard: standard, from: inspection.basis.standardRating(standard)?.rating, to: to)
        try event.validate(on: inspection, by: provenance)
        return [
            try inspection.act(.reportCorrection(event), .reportCorrected(event), by: provenance)
        ]
    }
}
