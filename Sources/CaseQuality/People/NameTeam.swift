package import EventSourcing

/// Names the people of the inspection and their roles.
public struct NameTeam: InspectionCommandContent {
    package static let name: CommandName = "name-team"
    package static let fields: [FieldPrivacy] = [
        .value("members", about: .staff),
        .value("replacing", about: .staff),
    ]

    /// The people and their roles, each person once; the list replaces an earlier one.
    public var members: [TeamMember]
    /// The team that the person saw and changes; `nil` if the list does not rest on an earlier one.
    ///
    /// If the team is another one by now, the command is refused.
    public var replacing: [TeamMember]?

    /// Creates the command.
    public init(_ members: [TeamMember], replacing: [TeamMember]? = nil) {
        self.members = members
        self.replacing = replacing
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.nameTeam)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        if let replacing, replacing != inspection.team ?? [] {
            throw Refusal(
                .superseded, "The team was changed since it was read.",
                remedy: "Read the team as it is now, and change that one.")
        }
        let event = TeamNamed(members: members)
        try event.validate(on: inspection, by: provenance)
        return [.teamNamed(event)]
    }
}
