public import EventSourcing

/// Takes a panel decision back; the command's reason says why.
public struct ReversePanelDecision: InspectionCommandContent {
    package static let name: CommandName = "reverse-panel-decision"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("supersedes"),
    ]

    public var standard: Standard.ID
    /// Where the decision was recorded.
    public var supersedes: Position

    public init(standard: Standard.ID, supersedes: Position) {
        self.standard = standard
        self.supersedes = supersedes
    }

    package var keepsReason: Bool { true }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.rating(of: standard))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = PanelDecisionReversed(standard: standard, supersedes: supersedes)
        try event.validate(on: inspection, by: provenance)
        return [.panelDecisionReversed(event)]
    }
}
