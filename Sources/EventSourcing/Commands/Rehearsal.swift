/// The occurrences that a command's events would have if it were recorded, without a store.
///
/// Use it to decide on later commands, for tests and for what-if questions.
public struct Rehearsal: Hashable, Sendable {
    /// The position and the times that each event would have, in order.
    public let occurrences: [Occurrence]
    /// The position of the last event; without events, the position that they would follow.
    public let last: Position

    /// Rehearses a command.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - position: The position before its first event.
    ///   - time: When the ledger would have recorded it.
    public init(of command: Command, after position: Position, at time: Timestamp) {
        self.init(
            by: command.provenance, holding: command.events.map(\.effectiveAt), after: position,
            at: time)
    }

    /// Rehearses events of a provenance.
    ///
    /// - Parameters:
    ///   - provenance: The actor and the effective time.
    ///   - times: The effective time of each event; `nil` for that of the command.
    ///   - position: The position before the first event.
    ///   - time: When the ledger would have recorded it.
    public init(
        by provenance: Provenance, holding times: [EffectiveTime?], after position: Position,
        at time: Timestamp
    ) {
        let count = UInt16(clamping: times.count)
        occurrences = times.enumerated().map { index, held in
            let last = Position(position.rawValue + UInt64(index) + 1)
            return Occurrence(
                position: last,
                in: CommandPositions(of: last, index: UInt16(clamping: index), of: count),
                recordedAt: time, effectiveAt: held ?? provenance.effectiveAt,
                origin: provenance.origin, actor: provenance.actor.id)
        }
        last = Position(position.rawValue + UInt64(times.count))
    }
}

extension SealedCommand {
    /// Builds the records of the command, as a store does.
    ///
    /// - Parameters:
    ///   - occurrences: The position and times of each event; as many as there are events.
    ///   - sequence: The number of events that the stream had before.
    /// - Returns: One record for each event, in order.
    package func records(
        at occurrences: [Occurrence], after sequence: StreamSequence
    ) -> [Record] {
        zip(guarded.command.events.indices, occurrences).map { index, occurrence in
            record(
                of: index, at: occurrence,
                sequence: StreamSequence(sequence.rawValue + UInt64(index) + 1))
        }
    }

    /// The record of one event.
    fileprivate func record(
        of index: Int, at occurrence: Occurrence, sequence: StreamSequence
    ) -> Record {
        let command = guarded.command
        let event = command.events[index]
        return Record(
            position: occurrence.position, stream: command.stream, sequence: sequence,
            type: event.type, schemaVersion: event.schemaVersion, tags: command.tags(of: index),
            actor: command.provenance.actor.id, origin: occurrence.origin,
            recordedAt: occurrence.recordedAt, effectiveAt: occurrence.effectiveAt,
            indexInCommand: UInt16(clamping: index),
            eventCount: UInt16(clamping: command.events.count),
            command: index == 0 ? details : nil,
            payload: event.payload, texts: recordedTexts(of: index))
    }
}

extension EventDraft {
    /// The texts, as a reader gets them.
    fileprivate var fieldTexts: [FieldText] {
        texts.isEmpty ? [] : texts.map { FieldText($0.field, .text($0.value)) }
    }
}

extension Command {
    /// Builds the records of the command as a store would, for rehearsals and tests.
    ///
    /// The salts are derived and therefore do not protect the texts.
    ///
    /// - Parameters:
    ///   - occurrences: The position and times of each event; as many as there are events.
    ///   - sequence: The number of events that the stream had before.
    /// - Returns: One record for each event, in order.
    public func records(at occurrences: [Occurrence], after sequence: StreamSequence) -> [Record] {
        SealedCommand(GuardedCommand(self), with: .derived).records(
            at: occurrences, after: sequence)
    }

    /// Calls `body` with a view of one event as a store would, so that a codec can read it.
    ///
    /// - Parameters:
    ///   - index: The index of the event.
    ///   - occurrence: The actual or rehearsed position and times of the event.
    ///   - sequence: Its sequence number in its stream.
    ///   - sealed: Returns this command, sealed; called only when `body` reads the event's record.
    ///   - body: Receives the event.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`.
    package func withEncodedEvent<Result, Failure: Error>(
        _ index: Int, at occurrence: Occurrence, _ sequence: StreamSequence = .start,
        of sealed: @escaping @Sendable () -> SealedCommand,
        _ body: (borrowing EncodedEvent) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let type = events[index].type.rawValue
        let actor = occurrence.actor.rawValue
        let payload = events[index].payload
        return try body(
            EncodedEvent(
                at: occurrence.position, in: occurrence.command,
                recordedAt: occurrence.recordedAt, effectiveAt: occurrence.effectiveAt,
                origin: occurrence.origin, by: actor.utf8Span.span, sequence: sequence,
                schemaVersion: events[index].schemaVersion,
                type: type.utf8Span.span, payload: payload.span, keeping: events[index].fieldTexts,
                in: payload.span
            ) { _, _, _ throws(EventStoreError) in
                sealed().record(of: index, at: occurrence, sequence: sequence)
            })
    }
}
