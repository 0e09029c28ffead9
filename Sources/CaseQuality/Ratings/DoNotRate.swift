package import EventSourcing

/// Leaves a standard, or every standard of a domain, unrated.
public struct DoNotRate: InspectionCommandContent {
    package static let name: CommandName = "do-not-rate"
    package static let fields: [FieldPrivacy] = [
        .value("target"),
        .value("why"),
    ]

    /// The standards to leave unrated.
    public enum Target: Hashable, Sendable {
        case standard(Standard.ID)
        case domain(Domain.ID)
    }

    /// The standard, or the domain.
    public var target: Target
    /// The reason.
    public var why: NotRatedReason

    /// Creates the command.
    public init(_ target: Target, why: NotRatedReason) {
        self.target = target
        self.why = why
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.propose, words: "leave a standard unrated")]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        let standards: [Standard.ID] =
            switch target {
            case .standard(let id): [id]
            case .domain(let id): queries.framework?.domain(id)?.standards.map(\.id) ?? []
            }
        return standards.reduce(queries.milestones) { $0.or(queries.rating(of: $1)) }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let framework = try inspection.open()
        let standards: [Standard.ID] =
            switch target {
            case .standard(let id): [id]
            case .domain(let id): try inspection.domain(id, in: framework).standards.map(\.id)
            }
        var events: [InspectionEvent] = []
        for standard in standards {
            let event = StandardNotRated(standard: standard, why: why)
            try event.validate(on: inspection, by: provenance)
            events.append(.standardNotRated(event))
        }
        return events
    }
}
