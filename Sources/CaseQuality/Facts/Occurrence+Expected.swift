internal import EventSourcing

extension Occurrence {
    /// Where an event of a command would stand, for the checks of the command's later events.
    ///
    /// It has no position yet; the state that it makes is used for checks only.
    static func expected(by provenance: Provenance) -> Occurrence {
        Occurrence(
            position: .start, in: CommandPositions(of: .start, index: 0, of: 1),
            recordedAt: provenance.effectiveAt.latest, effectiveAt: provenance.effectiveAt,
            origin: provenance.origin, actor: provenance.actor.id)
    }
}
