package import EventSourcing

/// Records a dissent; the reason of the command explains it.
public struct RecordDissent: InspectionCommandContent {
    package static let name: CommandName = "record-dissent"
    package static let fields: [FieldPrivacy] = [.value("target", about: .child)]

    /// What the actor dissents from.
    public var target: DissentTarget

    /// Creates the command.
    public init(from target: DissentTarget) { self.target = target }

    package var keepsReason: Bool { true }

    package func acts(on inspection: Inspection) -> [RequestedAct] {
        let people = inspection.people
        let already = people.dissenters[target] ?? []
        switch target {
        case .decision(let id):
            let supporters = (people.voters[id] ?? [:]).filter { $0.value == .inFavour }.keys
            return [RequestedAct(.dissent, .standard(id), notBy: already.union(supporters))]
        case .moderation(let key):
            let moderator = [inspection.assessments[key]?.moderator].compactMap(\.self)
            return [RequestedAct(.dissent, .sampled(key), notBy: already.union(moderator))]
        }
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        switch target {
        case .decision(let id): queries.milestones.or(queries.rating(of: id))
        case .moderation(let key): queries.milestones.or(queries.tagged(.caseKey, key))
        }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = DissentRecorded(from: target)
        try event.validate(on: inspection, by: provenance)
        return [.dissentRecorded(event)]
    }
}
