package import EventSourcing

/// Names the people of the inspection and their roles.
public struct NameTeam: InspectionCommandContent {
    package static let name: CommandName = "name-team"
    package static let fields: [FieldPrivacy] = [
        .value("members", about: .staff)
    ]

    /// The people and their roles, each person once; the list replaces an earlier one.
    public var members: [TeamMember]

    /// Creates the command.
    public init(_ members: [TeamMember]) { self.members = members }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.nameTeam)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = TeamNamed(members: members)
        try event.validate(on: inspection, by: provenance)
        return [.teamNamed(event)]
    }
}
