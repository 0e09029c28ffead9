public import EventSourcing

/// A retention hold was lifted.
///
/// The reason is that of the command.
public struct RetentionHoldLifted: InspectionEventContent {
    public static let name: EventName = "retention-hold-lifted"
    package static let fields: [FieldPrivacy] = [.value("supersedes")]
    /// Where the hold was placed.
    public let supersedes: Position

    package init(supersedes: Position) { self.supersedes = supersedes }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues { [:] }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        _ = try inspection.hold(at: supersedes)
        try inspection.reason(of: provenance, for: "Lifting a retention hold")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        let index = inspection.holds.firstIndex { $0.placedAt == supersedes }
        if let index { inspection.holds[index].liftedAt = occurrence.position }
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.actor.id) lifted the retention hold of position \(supersedes)"
    }
}

extension Inspection {
    /// The hold in force that was placed at this position.
    ///
    /// - Throws: ``Refusal`` with code `unknownHold` or `superseded`.
    func hold(at position: Position) throws(Refusal) -> RetentionHold {
        guard let hold = holds.first(where: { $0.placedAt == position }) else {
            let known = holdsInForce.map(\.placedAt.description)
            throw Refusal(
                .unknownHold, "No retention hold was placed at position \(position).",
                remedy: known.isEmpty
                    ? "No hold of this inspection is in force."
                    : "Holds are in force from \(known.listed).")
        }
        if let lifted = hold.liftedAt {
            throw Refusal(
                .superseded,
                "The retention hold of position \(position) was lifted at position \(lifted).",
                remedy: "Place a new hold, if the records are to be kept again.")
        }
        return hold
    }
}
