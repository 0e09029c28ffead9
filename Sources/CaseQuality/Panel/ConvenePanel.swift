public import EventSourcing

/// Convenes the ratings panel.
///
/// The event stores the ratings that the panel has before it.
public struct ConvenePanel: InspectionCommandContent {
    package static let name: CommandName = "convene-panel"
    package static let fields: [FieldPrivacy] = [
        .value("chair", about: .staff),
        .value("members", about: .staff),
        .value("quorum"),
        .value("declaredInterests", about: .staff),
    ]

    /// The chair, if known.
    public var chair: Agent.ID?
    /// The members, as far as known.
    public var members: [Agent.ID]
    /// The number of people who must be present, if stated.
    public var quorum: Int?
    /// The members who declared an interest.
    public var declaredInterests: [Agent.ID]

    /// Creates the command.
    public init(
        chair: Agent.ID? = nil, members: [Agent.ID] = [], quorum: Int? = nil,
        declaredInterests: [Agent.ID] = []
    ) {
        self.chair = chair
        self.members = members
        self.quorum = quorum
        self.declaredInterests = declaredInterests
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.convene)] }

    package func dependencies(in queries: InspectionQueries) -> Query { queries.everything }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let framework = try inspection.open()
        let event = PanelConvened(
            chair: chair, members: members, quorum: quorum, declaredInterests: declaredInterests,
            snapshot: framework.standards.map {
                RatingSeen(
                    standard: $0.id, rating: inspection.basis.standardRating($0.id)?.rating)
            }, seenUpTo: inspection.position)
        try event.validate(on: inspection, by: provenance)
        return [.panelConvened(event)]
    }
}
