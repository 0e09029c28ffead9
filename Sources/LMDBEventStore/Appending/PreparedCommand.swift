internal import EventSourcing

/// A command with everything that can be done before its turn comes: checked, its records encoded
/// but for what only the writer knows, its events tried on the projections.
///
/// It is made in the task of the caller, so that the one writer does not have to; and it is one object,
/// for it is handed on more than once.
final class PreparedCommand: Sendable {
    let command: Command
    let observation: Observation
    /// What each event can be found by, besides the command's id.
    let terms: EventTerms
    /// The templates of its records, one after another; see `RecordFormat`.
    private let templates: [UInt8]
    /// Where each of them ends.
    private let ends: [Int]
    /// The first event that a projection of this store cannot read.
    private let unreadable: (index: Int, problem: String)?

    /// Prepares `command`.
    ///
    /// - Throws: Code `invalid` without events; `tooLarge` with counts beyond a limit.
    init(
        _ command: Command, basedOn observation: Observation,
        for projections: [RegisteredProjection]
    ) throws(EventStoreError) {
        try command.checkBounds()
        self.command = command
        self.observation = observation
        let details = Self.details(of: command, basedOn: observation)
        let provenance = command.provenance
        let codecs = projections.map(\.codec)
        let events = command.events.span
        var templates = ByteWriter(reserving: 128 + 256 * events.count)
        var ends: [Int] = []
        var terms = EventTerms(reserving: events.count)
        var unreadable: (index: Int, problem: String)?
        ends.reserveCapacity(events.count)
        for index in events.indices {
            RecordFormat.writeTemplate(
                stream: command.stream, type: events[index].type,
                schemaVersion: events[index].schemaVersion, tags: events[index].tags,
                actor: provenance.actor.id, origin: provenance.origin,
                effectiveAt: events[index].effectiveAt ?? provenance.effectiveAt,
                indexInCommand: UInt16(index), command: index == 0 ? details : nil,
                payload: events[index].payload, into: &templates)
            let length = templates.bytes.count - (ends.last ?? 0)
            guard length <= Record.longestInBytes else {
                throw .tooLarge(event: index, of: events.count, bytes: length)
            }
            ends.append(templates.bytes.count)
            terms.append(events[index].type, events[index].tags)
            let encoder = events[index].encoder
            if unreadable == nil, !codecs.allSatisfy({ $0 == encoder }) {
                let record = Self.record(
                    at: index, of: command, basedOn: observation, after: .start)
                unreadable = Self.problem(
                    with: record, for: projections.filter { $0.codec != encoder }
                ).map { (index, $0) }
            }
        }
        self.templates = templates.finish()
        self.ends = ends
        self.terms = terms
        self.unreadable = unreadable
    }

    /// How many events it has.
    var eventCount: Int { ends.count }

    /// Everything that its records take on disk.
    ///
    /// Unit: bytes.
    var sizeInBytes: Int { templates.count }

    /// Puts the template of an event's record in the place of what `bytes` has.
    func copyTemplate(of index: Int, to bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: templates[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    }

    /// Refuses the command when a projection cannot read one of its events: no event is ever taken
    /// back, and its stream would have no rows from there on.
    ///
    /// - Parameter head: The position after which its records would stand.
    /// - Throws: Code `integrity` with the position that the event would have had.
    func checkReadable(after head: Position) throws(EventStoreError) {
        guard let unreadable else { return }
        let record = Self.record(
            at: unreadable.index, of: command, basedOn: observation, after: head)
        throw record.withEncodedEvent {
            EventStoreError(unreadable: UnreadableEvent($0, problem: unreadable.problem))
        }
    }

    /// Refuses the command when its stream would have more events than a record can count.
    ///
    /// - Throws: Code `tooLarge`.
    func checkRoom(after last: StreamSequence) throws(EventStoreError) {
        if last.rawValue + UInt64(eventCount) > RecordFormat.longestStream {
            throw .streamFull(command.stream, last, adding: eventCount)
        }
    }

    private static func problem(
        with record: Record, for projections: [RegisteredProjection]
    ) -> String? {
        record.withEncodedEvent { event in
            for projection in projections {
                do throws(UnreadableEvent) { try projection.tryReading(event) } catch {
                    return error.problem
                }
            }
            return nil
        }
    }

    private static func record(
        at index: Int, of command: Command, basedOn observation: Observation,
        after position: Position
    ) -> Record {
        let event = command.events[index]
        let provenance = command.provenance
        return Record(
            position: Position(position.rawValue + UInt64(index) + 1), stream: command.stream,
            sequence: .start, type: event.type, schemaVersion: event.schemaVersion,
            tags: event.tags, actor: provenance.actor.id, origin: provenance.origin,
            recordedAt: Timestamp(microseconds: 0),
            effectiveAt: event.effectiveAt ?? provenance.effectiveAt,
            indexInCommand: UInt16(index),
            command: index > 0 ? nil : details(of: command, basedOn: observation),
            payload: event.payload)
    }

    private static func details(
        of command: Command, basedOn observation: Observation
    ) -> CommandDetails {
        let provenance = command.provenance
        return CommandDetails(
            id: command.id, digest: command.digest, eventCount: UInt16(command.events.count),
            role: provenance.actor.role, authority: provenance.authority,
            reason: provenance.reason, observation: observation)
    }
}
