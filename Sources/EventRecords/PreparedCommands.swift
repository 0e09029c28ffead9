internal import ByteCoding
package import EventSourcing

/// Commands that are sent together, with everything that can be done before the writer's turn on any
/// engine: checked, sealed, their records encoded but for what only the writer knows, their events tried
/// on the projections.
///
/// They are prepared in the task of the caller, so that the one writer does not have to.
package struct PreparedCommands: Sendable {
    private let commands: [Prepared]
    /// The templates of the records, one after another; see `RecordFormat`.
    private let templates: [UInt8]
    /// Where each of them ends.
    private let ends: [Int]

    private struct Prepared {
        let guarded: GuardedCommand
        /// `nil` for a command that is refused as it stands.
        let sealed: SealedCommand?
        /// Where its events end.
        let end: Int
        /// A mistake in it.
        let mistake: EventStoreError?
        /// What projections cannot read of it, at most one event for each.
        let unreadable: [UnreadableDraft]
    }

    private struct UnreadableDraft {
        let scope: Query
        let index: Int
        let problem: String
    }

    /// Prepares `commands`.
    ///
    /// - Parameters:
    ///   - commands: The commands, in their order.
    ///   - projections: What must be able to read their events.
    ///   - salts: Where the salts of texts come from.
    package init(
        _ commands: ArraySlice<GuardedCommand>, for projections: [RegisteredProjection],
        salts: SaltSource
    ) {
        let count = commands.reduce(0) { $0 + $1.command.events.count }
        var templates = ByteWriter(reserving: 128 + 256 * count)
        var ends: [Int] = []
        ends.reserveCapacity(count)
        var prepared: [Prepared] = []
        prepared.reserveCapacity(commands.count)
        for guarded in commands {
            let start = ends.count
            do throws(EventStoreError) {
                try guarded.command.checkBounds()
                let sealed = SealedCommand(guarded.command, with: salts)
                try Self.write(sealed, guarded, into: &templates, &ends)
                prepared.append(
                    Prepared(
                        guarded: guarded, sealed: sealed, end: ends.count, mistake: nil,
                        unreadable: Self.unreadable(in: sealed, for: projections)))
            } catch {
                ends.removeLast(ends.count - start)
                templates.shorten(to: ends.last ?? 0)
                prepared.append(
                    Prepared(
                        guarded: guarded, sealed: nil, end: ends.count, mistake: error,
                        unreadable: []))
            }
        }
        self.commands = prepared
        self.templates = templates.finish()
        self.ends = ends
    }

    /// How many commands there are.
    package var count: Int { commands.count }

    /// How many events they have, those of refused commands left out.
    package var eventCount: Int { ends.count }

    /// Everything that their records take on disk.
    ///
    /// Unit: bytes.
    package var sizeInBytes: Int { templates.count }

    /// A command, by its number.
    package subscript(number: Int) -> GuardedCommand { commands[number].guarded }

    /// What is wrong with a command as it stands; `nil` when nothing is.
    package func mistake(in number: Int) -> EventStoreError? { commands[number].mistake }

    /// The events of a command, counted over all commands.
    package func events(of number: Int) -> Range<Int> {
        (number == 0 ? 0 : commands[number - 1].end)..<commands[number].end
    }

    /// The texts of a command that are kept beside its records: for each the event, counted within the
    /// command.
    package func forEachText<Failure: Error>(
        of number: Int, _ body: (Int, SealedText) throws(Failure) -> Void
    ) throws(Failure) {
        guard let sealed = commands[number].sealed, !sealed.isWithoutTexts else { return }
        for event in sealed.command.events.indices {
            for text in sealed.texts(of: event) { try body(event, text) }
        }
    }

    /// Puts the template of an event's record in the place of what `bytes` has.
    package func copyTemplate(of index: Int, to bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: templates[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    }

    /// Refuses a command when a projection that is about its stream cannot read one of its events: no
    /// event is ever taken back, and the stream would have no rows from there on.
    ///
    /// - Parameters:
    ///   - number: Which command.
    ///   - head: The position after which its records would stand.
    ///   - isInScope: Whether the first event of the stream matches a query.
    /// - Throws: Code `unreadable` with the position that the event would have had; what `isInScope`
    ///   threw.
    package func checkReadable(
        _ number: Int, after head: Position,
        _ isInScope: (Query) throws(EventStoreError) -> Bool
    ) throws(EventStoreError) {
        guard let sealed = commands[number].sealed else { return }
        for draft in commands[number].unreadable where try isInScope(draft.scope) {
            let occurrence = sealed.command.occurrence(of: draft.index, after: head)
            throw sealed.withEncodedEvent(draft.index, at: occurrence) {
                .unreadableDraft(UnreadableEvent($0, problem: draft.problem))
            }
        }
    }

    /// Refuses a command when its stream would have more events than a record can count.
    ///
    /// - Throws: Code `tooLarge`.
    package func checkRoom(
        _ number: Int, after last: StreamSequence
    ) throws(EventStoreError) {
        let added = events(of: number).count
        if last.rawValue + UInt64(added) > RecordFormat.longestStream {
            throw .streamFull(self[number].command.stream, last, adding: added)
        }
    }

    private static func write(
        _ sealed: SealedCommand, _ guarded: GuardedCommand, into templates: inout ByteWriter,
        _ ends: inout [Int]
    ) throws(EventStoreError) {
        let command = sealed.command
        let details = sealed.details(dependingOn: guarded.dependsOn, seen: guarded.seen)
        let provenance = command.provenance
        let events = command.events.span
        for index in events.indices {
            let isFirst = index == 0
            RecordFormat.writeTemplate(
                RecordFormat.Template(
                    stream: command.stream, type: events[index].type,
                    schemaVersion: events[index].schemaVersion,
                    tags: command.tags(of: events[index]),
                    actor: provenance.actor.id, origin: provenance.origin,
                    effectiveAt: events[index].effectiveAt ?? provenance.effectiveAt,
                    index: UInt16(index), count: UInt16(events.count),
                    command: isFirst ? details : nil, payload: events[index].payload,
                    commitments: sealed.isWithoutTexts
                        ? []
                        : sealed.recordedTexts(of: index).map { ($0.field, $0.commitment) }),
                into: &templates)
            let length = templates.bytes.count - (ends.last ?? 0)
            guard length <= Record.longestInBytes else {
                throw .tooLarge(event: index, of: events.count, bytes: length)
            }
            ends.append(templates.bytes.count)
        }
    }

    /// The first event of a command that each of the projections cannot read.
    ///
    /// An event is tried unless the codec of every projection can read whatever it encodes of that
    /// type.
    private static func unreadable(
        in sealed: SealedCommand, for projections: [RegisteredProjection]
    ) -> [UnreadableDraft] {
        var found: [UnreadableDraft] = []
        let command = sealed.command
        let drafts = command.events.span
        for projection in projections {
            for index in drafts.indices where drafts[index].readableBy != projection.codec {
                let occurrence = command.occurrence(of: index, after: .start)
                do throws(UnreadableEvent) {
                    try sealed.withEncodedEvent(index, at: occurrence) {
                        event throws(UnreadableEvent) in try projection.tryReading(event)
                    }
                } catch {
                    found.append(
                        UnreadableDraft(
                            scope: projection.scope, index: index, problem: error.problem))
                    break
                }
            }
        }
        return found
    }
}

extension Command {
    /// Where an event would stand whose command comes after `head`, at no time in particular.
    fileprivate func occurrence(of index: Int, after head: Position) -> Occurrence {
        let position = Position(head.rawValue + UInt64(index) + 1)
        return Occurrence(
            position: position,
            in: CommandPositions(
                of: position, index: UInt16(clamping: index), of: UInt16(clamping: events.count)),
            recordedAt: Timestamp(microseconds: 0),
            effectiveAt: events[index].effectiveAt ?? provenance.effectiveAt,
            origin: provenance.origin)
    }
}
