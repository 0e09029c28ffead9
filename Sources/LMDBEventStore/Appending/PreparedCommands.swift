internal import ByteCoding
internal import EventSourcing

/// Commands that are sent together, with everything that can be done before their turn comes: checked,
/// their records encoded but for what only the writer knows, their events tried on the projections.
///
/// They are prepared in the task of the caller, so that the one writer does not have to; and they are
/// one object, for it is handed on more than once.
final class PreparedCommands: Sendable {
    private let commands: ArraySlice<GuardedCommand>
    /// Where the events of each command end, and up to where its guard was checked already.
    private let parts: [Part]
    /// What is known of a command without the writer, by its number: a mistake in it, or its receipt.
    private let known: [Int: AppendOutcome]
    /// What each event can be found by, besides the command's id.
    let terms: EventTerms
    /// The templates of the records, one after another; see `RecordFormat`.
    private let templates: [UInt8]
    /// Where each of them ends.
    private let ends: [Int]
    /// What was found against a command's guard as far as it was checked already.
    private let conflicts: [Int: ConflictingRecords]
    /// The first event of a command that a projection of this store cannot read.
    private let unreadable: [Int: UnreadableDraft]

    private struct Part {
        let end: Int
        let guardedThrough: Position
    }

    private struct UnreadableDraft {
        let index: Int
        let problem: String
    }

    /// Prepares `commands`.
    ///
    /// - Parameters:
    ///   - commands: The commands, in their order.
    ///   - projections: What must be able to read their events.
    ///   - check: Checks as much of a guard as is better not left to the writer.
    init(
        _ commands: ArraySlice<GuardedCommand>, for projections: [RegisteredProjection],
        checking check: (GuardedCommand) throws(EventStoreError) -> EarlyCheck
    ) {
        self.commands = commands
        let count = commands.reduce(0) { $0 + $1.command.events.count }
        var writing = Writing(reserving: count)
        var parts: [Part] = []
        var known: [Int: AppendOutcome] = [:]
        var conflicts: [Int: ConflictingRecords] = [:]
        var unreadable: [Int: UnreadableDraft] = [:]
        parts.reserveCapacity(commands.count)
        for (number, guarded) in commands.enumerated() {
            var guardedThrough = Position.start
            do throws(EventStoreError) {
                try writing.append(guarded)
                switch try check(guarded) {
                case .recorded(let receipt): known[number] = .success(receipt)
                case .looked(let position, let found):
                    guardedThrough = position
                    if !found.isEmpty { conflicts[number] = found }
                }
                if let draft = Self.unreadable(in: guarded, for: projections) {
                    unreadable[number] = draft
                }
            } catch { known[number] = .failure(error) }
            parts.append(Part(end: writing.ends.count, guardedThrough: guardedThrough))
        }
        self.parts = parts
        self.known = known
        self.conflicts = conflicts
        self.unreadable = unreadable
        terms = writing.terms
        ends = writing.ends
        templates = writing.templates.finish()
    }

    /// What is found out about a command before its turn comes.
    enum EarlyCheck {
        /// It was recorded before.
        case recorded(Receipt)
        /// What stands against its guard up to a position.
        case looked(through: Position, ConflictingRecords)
    }

    /// How many commands there are.
    var count: Int { parts.count }

    /// How many events they have.
    var eventCount: Int { ends.count }

    /// Everything that their records take on disk.
    ///
    /// Unit: bytes.
    var sizeInBytes: Int { templates.count }

    /// A command, by its number.
    subscript(number: Int) -> GuardedCommand { commands[commands.startIndex + number] }

    /// The events of a command.
    func events(of number: Int) -> Range<Int> {
        (number == 0 ? 0 : parts[number - 1].end)..<parts[number].end
    }

    /// Up to where the guard of a command was checked already, and what was found against it.
    func guardSoFar(of number: Int) -> (through: Position, conflicts: ConflictingRecords) {
        let none = ConflictingRecords(of: self[number].observation)
        return (
            parts[number].guardedThrough, conflicts.isEmpty ? none : conflicts[number] ?? none
        )
    }

    /// How they end, if the writer has nothing to decide.
    var knownOutcomes: [AppendOutcome]? {
        known.count == count ? (0..<count).compactMap { known[$0] } : nil
    }

    /// How a command ends whatever is in the ledger, if that is known.
    func knownOutcome(of number: Int) -> AppendOutcome? {
        known.isEmpty ? nil : known[number]
    }

    /// Puts the template of an event's record in the place of what `bytes` has.
    func copyTemplate(of index: Int, to bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: templates[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    }

    /// Refuses a command when a projection cannot read one of its events: no event is ever taken
    /// back, and its stream would have no rows from there on.
    ///
    /// - Parameters:
    ///   - number: Which command.
    ///   - head: The position after which its records would stand.
    /// - Throws: Code `integrity` with the position that the event would have had.
    func checkReadable(_ number: Int, after head: Position) throws(EventStoreError) {
        guard !unreadable.isEmpty, let draft = unreadable[number] else { return }
        let guarded = self[number]
        let rehearsal = Rehearsal(
            of: guarded.command, after: head, at: Timestamp(microseconds: 0))
        let record = guarded.command.record(
            of: draft.index, at: rehearsal.occurrences[draft.index], sequence: .start,
            basedOn: guarded.observation)
        throw record.withEncodedEvent {
            EventStoreError(unreadable: UnreadableEvent($0, problem: draft.problem))
        }
    }

    /// Refuses a command when its stream would have more events than a record can count.
    ///
    /// - Throws: Code `tooLarge`.
    func checkRoom(_ number: Int, after last: StreamSequence) throws(EventStoreError) {
        let added = events(of: number).count
        if last.rawValue + UInt64(added) > RecordFormat.longestStream {
            throw .streamFull(self[number].command.stream, last, adding: added)
        }
    }

    /// What is written of commands, one after another.
    private struct Writing {
        var templates: ByteWriter
        var ends: [Int] = []
        var terms: EventTerms

        init(reserving events: Int) {
            templates = ByteWriter(reserving: 128 + 256 * events)
            terms = EventTerms(reserving: events)
            ends.reserveCapacity(events)
        }

        /// Adds a command, or nothing of it.
        ///
        /// - Throws: Code `invalid` without events; `tooLarge` with counts beyond a limit.
        mutating func append(_ guarded: GuardedCommand) throws(EventStoreError) {
            let command = guarded.command
            try command.checkBounds()
            let details = guarded.command.details(basedOn: guarded.observation)
            let provenance = command.provenance
            let events = command.events.span
            let start = ends.count
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
                    takeBack(to: start)
                    throw .tooLarge(event: index, of: events.count, bytes: length)
                }
                ends.append(templates.bytes.count)
                terms.append(events[index].type, events[index].tags)
            }
        }

        private mutating func takeBack(to events: Int) {
            ends.removeLast(ends.count - events)
            templates.shorten(to: ends.last ?? 0)
            terms.shorten(to: events)
        }
    }

    /// The first event of a command that one of the projections cannot read.
    ///
    /// An event is tried unless the codec of every projection can read whatever it encodes of that
    /// type. It is lent where the draft has it, so that no record is made of it unless a codec asks for
    /// one.
    private static func unreadable(
        in guarded: GuardedCommand, for projections: [RegisteredProjection]
    ) -> UnreadableDraft? {
        let command = guarded.command
        let events = command.events.span
        for index in events.indices {
            let codec = events[index].readableBy
            if projections.allSatisfy({ $0.codec == codec }) { continue }
            let draft = events[index]
            let occurrence = Occurrence(
                position: Position(UInt64(index) + 1), recordedAt: Timestamp(microseconds: 0),
                effectiveAt: draft.effectiveAt ?? command.provenance.effectiveAt,
                origin: command.provenance.origin)
            let payload = draft.payload.span
            let event = EncodedEvent(
                position: occurrence.position, sequence: .start,
                schemaVersion: draft.schemaVersion, origin: occurrence.origin,
                recordedAt: occurrence.recordedAt, effectiveAt: occurrence.effectiveAt,
                type: draft.type.rawValue.utf8Span.span, payload: payload, in: payload
            ) { _, _ throws(EventStoreError) in
                command.record(
                    of: index, at: occurrence, sequence: .start, basedOn: guarded.observation)
            }
            for projection in projections {
                do throws(UnreadableEvent) { try projection.tryReading(event) } catch {
                    return UnreadableDraft(index: index, problem: error.problem)
                }
            }
        }
        return nil
    }
}
