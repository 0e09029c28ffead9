/// A command as if it were recorded, without a store: for deciding what comes after it, for tests and
/// for what-if questions.
public struct Rehearsal: Hashable, Sendable {
    /// Where and when each event would have happened, in order.
    public let occurrences: [Occurrence]
    /// The position of the last event; the one that they come after when there is none.
    public let last: Position

    /// - Parameters:
    ///   - command: The command.
    ///   - position: The position that its first event comes after.
    ///   - time: When the ledger would have learnt it.
    public init(of command: Command, after position: Position, at time: Timestamp) {
        self.init(
            by: command.provenance, holding: command.events.map(\.effectiveAt), after: position,
            at: time)
    }

    /// - Parameters:
    ///   - provenance: Who acts, and when it held.
    ///   - times: For each event when it held, where that is not the command's own time.
    ///   - position: The position that the first event comes after.
    ///   - time: When the ledger would have learnt it.
    public init(
        by provenance: Provenance, holding times: [EffectiveTime?], after position: Position,
        at time: Timestamp
    ) {
        var last = position
        occurrences = times.map { held in
            last = last.next
            return Occurrence(
                position: last, recordedAt: time, effectiveAt: held ?? provenance.effectiveAt,
                origin: provenance.origin)
        }
        self.last = last
    }
}

extension Command {
    /// The records of the command, as a store makes them.
    ///
    /// - Parameters:
    ///   - occurrences: Where and when each event happened; as many as there are events.
    ///   - sequence: How many events the stream had before.
    ///   - observation: What the command was based on.
    /// - Returns: One record for each event, in order.
    public func records(
        at occurrences: [Occurrence], after sequence: StreamSequence,
        basedOn observation: Observation
    ) -> [Record] {
        zip(events.indices, occurrences).map { index, occurrence in
            record(
                of: index, at: occurrence,
                sequence: StreamSequence(sequence.rawValue + UInt64(index) + 1),
                basedOn: observation)
        }
    }

    /// The record of one of the command's events, as a store makes it.
    ///
    /// - Parameters:
    ///   - index: Which of its events, from 0.
    ///   - occurrence: Where and when it happened.
    ///   - sequence: Its place in its stream.
    ///   - observation: What the command was based on.
    /// - Returns: The record.
    public func record(
        of index: Int, at occurrence: Occurrence, sequence: StreamSequence,
        basedOn observation: Observation
    ) -> Record {
        let draft = events[index]
        return Record(
            position: occurrence.position, stream: stream, sequence: sequence, type: draft.type,
            schemaVersion: draft.schemaVersion, tags: draft.tags, actor: provenance.actor.id,
            origin: occurrence.origin, recordedAt: occurrence.recordedAt,
            effectiveAt: occurrence.effectiveAt, indexInCommand: UInt16(clamping: index),
            command: index == 0 ? details(basedOn: observation) : nil, payload: draft.payload)
    }

    /// What the events of the command share.
    public func details(basedOn observation: Observation) -> CommandDetails {
        CommandDetails(
            id: id, digest: digest, eventCount: UInt16(clamping: events.count),
            role: provenance.actor.role, authority: provenance.authority,
            reason: provenance.reason, observation: observation)
    }
}
