internal import ByteCoding
package import EventSourcing

/// A batch of commands, prepared before the writer's turn.
///
/// The commands are checked and sealed. Their records are encoded except for the fields that only
/// the writer knows, and the projections have tried to read their events. The caller's task does
/// this work, so that the single writer does not have to.
package struct PreparedCommands: Sendable {
    private let commands: [Prepared]
    /// The templates of the records, one after another; see `RecordFormat`.
    private let templates: [UInt8]
    /// The end offset of each template.
    private let ends: [Int]

    private struct Prepared {
        /// The command, or the error for an invalid command.
        let sealed: Result<SealedCommand, EventStoreError>
        /// The end of its events.
        let end: Int
        /// The events that projections cannot read, at most one for each projection.
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
    ///   - projections: The projections that must be able to read the events.
    ///   - salts: The source of the salts of texts.
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
                let sealed = SealedCommand(guarded, with: salts)
                try Self.write(sealed, into: &templates, &ends)
                prepared.append(
                    Prepared(
                        sealed: .success(sealed), end: ends.count,
                        unreadable: Self.unreadable(in: sealed, for: projections)))
            } catch {
                ends.removeLast(ends.count - start)
                templates.shorten(to: ends.last ?? 0)
                prepared.append(
                    Prepared(sealed: .failure(error), end: ends.count, unreadable: []))
            }
        }
        self.commands = prepared
        self.templates = templates.finish()
        self.ends = ends
    }

    /// The number of commands.
    package var count: Int { commands.count }

    /// The number of events, without those of invalid commands.
    package var eventCount: Int { ends.count }

    /// The size of all records on disk.
    ///
    /// Unit: bytes.
    package var sizeInBytes: Int { templates.count }

    /// The command with that index, or the error for an invalid command.
    package subscript(number: Int) -> Result<SealedCommand, EventStoreError> {
        commands[number].sealed
    }

    /// The range of a command's events, counted over all commands.
    package func events(of number: Int) -> Range<Int> {
        (number == 0 ? 0 : commands[number - 1].end)..<commands[number].end
    }

    /// Replaces the content of `bytes` by the template of an event's record.
    package func copyTemplate(of index: Int, to bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: templates[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    }

    /// Throws when a projection whose scope includes the stream cannot read an event of the
    /// command.
    ///
    /// A recorded event cannot be removed, and the stream would have no rows after it.
    ///
    /// - Parameters:
    ///   - number: The index of the command.
    ///   - head: The position before its first record.
    ///   - isInScope: Whether the first event of the stream matches a query.
    /// - Throws: Code `invalid` with the position that the event would have had, or the error of
    ///   `isInScope`.
    package func checkReadable(
        _ number: Int, after head: Position,
        _ isInScope: (Query) throws(EventStoreError) -> Bool
    ) throws(EventStoreError) {
        guard case .success(let sealed) = commands[number].sealed else { return }
        for draft in commands[number].unreadable where try isInScope(draft.scope) {
            let occurrence = sealed.guarded.command.occurrence(of: draft.index, after: head)
            throw sealed.guarded.command.withEncodedEvent(
                draft.index, at: occurrence, of: { sealed }
            ) {
                .unreadableDraft(UnreadableEvent($0, problem: draft.problem))
            }
        }
    }

    private static func write(
        _ sealed: SealedCommand, into templates: inout ByteWriter, _ ends: inout [Int]
    ) throws(EventStoreError) {
        let command = sealed.guarded.command
        let provenance = command.provenance
        let parts = RecordFormat.CommandParts(
            stream: command.stream, actor: provenance.actor.id, origin: provenance.origin,
            count: UInt16(command.events.count))
        let opening = RecordFormat.OpeningParts(
            id: command.id, digest: sealed.digest, role: provenance.actor.role,
            dependsOn: sealed.guarded.dependsOn, seen: sealed.guarded.seen)
        let events = command.events.span
        for index in events.indices {
            RecordFormat.writeTemplate(
                of: events, index, command.tags(of: index), index: UInt16(index), in: parts,
                holding: events[index].effectiveAt ?? provenance.effectiveAt,
                opening: index == 0 ? opening : nil, committingTo: sealed.commitments(of: index),
                into: &templates)
            let length = templates.bytes.count - (ends.last ?? 0)
            guard length <= Record.longestInBytes else {
                throw .tooLarge(event: index, of: events.count, bytes: length)
            }
            ends.append(templates.bytes.count)
        }
    }

    /// Finds, for each projection, the first event of a command that it cannot read.
    ///
    /// Skips an event when the projection's codec can read every payload of that type that it
    /// encodes.
    private static func unreadable(
        in sealed: SealedCommand, for projections: [RegisteredProjection]
    ) -> [UnreadableDraft] {
        var found: [UnreadableDraft] = []
        let command = sealed.guarded.command
        let drafts = command.events.span
        for projection in projections {
            for index in drafts.indices where drafts[index].readableBy != projection.codec {
                let occurrence = command.occurrence(of: index, after: .start)
                do throws(UnreadableEvent) {
                    try command.withEncodedEvent(index, at: occurrence, of: { sealed }) {
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
    /// The occurrence that an event would have if its command followed `head`, with time 0.
    fileprivate func occurrence(of index: Int, after head: Position) -> Occurrence {
        let position = Position(head.rawValue + UInt64(index) + 1)
        return Occurrence(
            position: position,
            in: CommandPositions(
                of: position, index: UInt16(clamping: index), of: UInt16(clamping: events.count)),
            recordedAt: Timestamp(microseconds: 0),
            effectiveAt: events[index].effectiveAt ?? provenance.effectiveAt,
            origin: provenance.origin, actor: provenance.actor.id)
    }
}
