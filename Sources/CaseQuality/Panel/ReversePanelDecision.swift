public import EventSourcing

/// Reverses a panel decision; the reason of the command explains the reversal.
public struct ReversePanelDecision: InspectionCommandContent {
    package static let name: CommandName = "reverse-panel-decision"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("supersedes"),
        .value("votes", about: .staff),
    ]

    /// The standard.
    public var standard: Standard.ID
    /// The position of the decision to reverse.
    public var supersedes: Position
    /// How the panel voted.
    ///
    /// Where the edition has permissions, the panel states who voted how, or a consensus.
    public var votes: PanelVotes

    /// Creates the command.
    public init(
        standard: Standard.ID, supersedes: Position, votes: PanelVotes = .notStated
    ) {
        self.standard = standard
        self.supersedes = supersedes
        self.votes = votes
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [
            RequestedAct(
                .decide, .standard(standard), words: "reverse a decision of the ratings panel")
        ]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.ofType([PanelConvened.name]))
            .or(queries.rating(of: standard))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = PanelDecisionReversed(
            standard: standard, supersedes: supersedes, votes: votes)
        try event.validate(on: inspection, by: provenance)
        return [.panelDecisionReversed(event)]
    }
}
