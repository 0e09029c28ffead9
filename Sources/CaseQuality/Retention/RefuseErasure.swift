public import EventSourcing

/// Records that the erasure of a text was refused, because a retention hold covers it.
///
/// The ledger gives this command when somebody asks for such an erasure. It needs no permission:
/// anybody can ask, and the refusal is recorded.
public struct RefuseErasure: InspectionCommandContent {
    package static let name: CommandName = "refuse-erasure"
    package static let fields: [FieldPrivacy] = [
        .value("of"),
        .value("text"),
        .value("hold"),
    ]

    /// The position of the record that has the text.
    public var of: Position
    /// The name of the text, such as `command.reason`.
    public var text: TextName
    /// Where the hold was placed.
    public var hold: Position

    /// Creates the command.
    package init(of: Position, text: TextName, hold: Position) {
        self.of = of
        self.text = text
        self.hold = hold
    }

    package func acts(on _: Inspection) -> [RequestedAct] { [] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.holds)
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = ErasureRefused(
            of: of, text: text, hold: hold, basis: try inspection.hold(at: hold).placed.basis)
        try event.validate(on: inspection, by: provenance)
        return [.erasureRefused(event)]
    }
}
