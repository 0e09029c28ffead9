public import EventSourcing

/// Lifts a retention hold, with a reason.
public struct LiftHold: InspectionCommandContent {
    package static let name: CommandName = "lift-hold"
    package static let fields: [FieldPrivacy] = [.value("position")]

    /// Where the hold was placed.
    public var position: Position

    /// Creates the command.
    public init(_ position: Position) { self.position = position }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.holdRecords, words: "lift a retention hold")]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.holds)
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = RetentionHoldLifted(supersedes: position)
        try event.validate(on: inspection, by: provenance)
        return [.retentionHoldLifted(event)]
    }
}
