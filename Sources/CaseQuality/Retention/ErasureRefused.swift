public import EventSourcing

/// The erasure of a text was refused, because a retention hold covers it.
public struct ErasureRefused: InspectionEventContent {
    public static let name: EventName = "erasure-refused"
    package static let fields: [FieldPrivacy] = [
        .value("of"),
        .value("text"),
        .value("hold"),
        .value("basis"),
    ]
    /// The position of the record that has the text.
    public let of: Position
    /// The name of the text, such as `command.reason`.
    public let text: TextName
    /// Where the hold was placed.
    public let hold: Position
    /// The basis of the hold.
    public let basis: HoldBasis

    package init(of: Position, text: TextName, hold: Position, basis: HoldBasis) {
        self.of = of
        self.text = text
        self.hold = hold
        self.basis = basis
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues { [:] }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        _ = try inspection.hold(at: hold)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {}

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "the erasure of \(text) at position \(of), which \(provenance.actor.id) asked for, was "
            + "refused: the retention hold of position \(hold), \(basis.words)"
    }
}
