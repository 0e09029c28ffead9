internal import EventSourcing

/// A command with everything that can be done before its turn comes: checked, and its records
/// encoded but for what only the writer knows.
///
/// It is made in the task of the caller, so that the one writer does not have to.
struct PreparedCommand: Sendable {
    let command: Command
    let observation: Observation
    /// Up to where the guard was checked already, before the command came to the writer.
    var guardedThrough = Position.start
    /// One an event; see ``RecordFormat/template(of:)``.
    let templates: [[UInt8]]

    /// Prepares `command`.
    ///
    /// - Throws: Code `invalid` without events; `tooLarge` with counts beyond a limit.
    init(
        _ command: Command, basedOn observation: Observation
    ) throws(EventStoreError) {
        try command.checkBounds()
        self.command = command
        self.observation = observation
        var templates: [[UInt8]] = []
        templates.reserveCapacity(command.events.count)
        for index in command.events.indices {
            let record = Self.record(
                at: index, of: command, basedOn: observation, position: .start,
                sequence: .start, recordedAt: Timestamp(microseconds: 0))
            guard let template = RecordFormat.template(of: record) else {
                throw .tooLarge(
                    event: index, of: command.events.count,
                    bytes: RecordFormat.sizeInBytes(of: record))
            }
            templates.append(template)
        }
        self.templates = templates
    }

    /// Everything that its records take on disk.
    ///
    /// Unit: bytes.
    var sizeInBytes: Int { templates.reduce(0) { $0 + $1.count } }

    /// The records, once their places are known.
    func records(
        after position: Position, _ sequence: StreamSequence, recordedAt: Timestamp
    ) -> [Record] {
        command.events.indices.map { index in
            Self.record(
                at: index, of: command, basedOn: observation,
                position: Position(position.rawValue + UInt64(index) + 1),
                sequence: StreamSequence(sequence.rawValue + UInt64(index) + 1),
                recordedAt: recordedAt)
        }
    }

    private static func record(
        at index: Int, of command: Command, basedOn observation: Observation,
        position: Position, sequence: StreamSequence, recordedAt: Timestamp
    ) -> Record {
        let event = command.events[index]
        let provenance = command.provenance
        let details =
            index > 0
            ? nil
            : CommandDetails(
                id: command.id, digest: command.digest,
                eventCount: UInt16(command.events.count), role: provenance.actor.role,
                authority: provenance.authority, reason: provenance.reason,
                observation: observation)
        return Record(
            position: position, stream: command.stream, sequence: sequence, type: event.type,
            schemaVersion: event.schemaVersion, tags: event.tags, actor: provenance.actor.id,
            origin: provenance.origin, recordedAt: recordedAt,
            effectiveAt: event.effectiveAt ?? provenance.effectiveAt,
            indexInCommand: UInt16(index), command: details, payload: event.payload)
    }
}
