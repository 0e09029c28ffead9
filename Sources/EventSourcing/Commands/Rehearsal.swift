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
        let count = UInt16(clamping: times.count)
        occurrences = times.enumerated().map { index, held in
            let last = Position(position.rawValue + UInt64(index) + 1)
            return Occurrence(
                position: last,
                in: CommandPositions(of: last, index: UInt16(clamping: index), of: count),
                recordedAt: time, effectiveAt: held ?? provenance.effectiveAt,
                origin: provenance.origin)
        }
        last = Position(position.rawValue + UInt64(times.count))
    }
}

extension SealedCommand {
    /// The records of the command, as a store makes them.
    ///
    /// - Parameters:
    ///   - occurrences: Where and when each event happened; as many as there are events.
    ///   - sequence: How many events the stream had before.
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
    /// The texts as a reader sees them.
    fileprivate var fieldTexts: [FieldText] {
        texts.isEmpty ? [] : texts.map { FieldText($0.field, .text($0.value)) }
    }
}

extension Command {
    /// The records of the command as a store would make them, with salts that protect nothing: for
    /// rehearsals and tests.
    ///
    /// - Parameters:
    ///   - occurrences: Where and when each event happened; as many as there are events.
    ///   - sequence: How many events the stream had before.
    /// - Returns: One record for each event, in order.
    public func records(at occurrences: [Occurrence], after sequence: StreamSequence) -> [Record] {
        SealedCommand(GuardedCommand(self), with: .derived).records(
            at: occurrences, after: sequence)
    }

    /// Lends one of the events as a store would, so that a codec can read it.
    ///
    /// - Parameters:
    ///   - index: Which event.
    ///   - occurrence: Where and when it happened, or would have.
    ///   - sequence: Its place in its stream.
    ///   - sealed: This command, sealed; asked for when somebody asks for the event's record.
    ///   - body: Receives the event.
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw.
    package func withEncodedEvent<Result, Failure: Error>(
        _ index: Int, at occurrence: Occurrence, _ sequence: StreamSequence = .start,
        of sealed: @escaping @Sendable () -> SealedCommand,
        _ body: (borrowing EncodedEvent) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let type = events[index].type.rawValue
        let payload = events[index].payload
        return try body(
            EncodedEvent(
                occurrence, sequence: sequence, schemaVersion: events[index].schemaVersion,
                type: type.utf8Span.span, payload: payload.span, keeping: events[index].fieldTexts,
                in: payload.span
            ) { _, _, _ throws(EventStoreError) in
                sealed().record(of: index, at: occurrence, sequence: sequence)
            })
    }
}
