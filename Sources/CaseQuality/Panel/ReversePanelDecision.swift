public import EventSourcing

/// Reverses a panel decision; the reason of the command explains the reversal.
public struct ReversePanelDecision: InspectionCommandContent {
    package static let name: CommandName = "reverse-panel-decision"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("supersedes"),
    ]

    /// The standard.
    public var standard: Standard.ID
    /// The position of the decision to reverse.
    public var supersedes: Position

    /// Creates the command.
    public init(standard: Standard.ID, supersedes: Position) {
        self.standard = standard
        self.supersedes = supersedes
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.decide, .standard(standard))]
    }

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
