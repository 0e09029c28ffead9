internal import EventRecords
internal import EventSourcing
internal import LMDB

/// Reads of single entries.
extension ReadableTransaction where Self: ~Copyable {
    /// The record at `position` with its texts, checked; `nil` beyond the head.
    borrowing func record(
        at position: Position, in tables: Tables
    ) throws(EventStoreError) -> Record? {
        guard position > .start else { return nil }
        return try withRow(under: Key.record(position), in: tables.records) {
            bytes throws(EventStoreError) in
            try record(of: RecordView(bytes, at: position), in: tables)
        }
    }

    /// The record at a position that another entry refers to.
    ///
    /// - Throws: Code `integrity` when it is missing or was changed.
    borrowing func existingRecord(
        at position: Position, in tables: Tables
    ) throws(EventStoreError) -> Record {
        guard let record = try record(at: position, in: tables) else {
            throw .missingRecord(at: position)
        }
        return record
    }

    /// Calls `body` with a view of the record at a position that another entry refers to.
    ///
    /// - Throws: Code `integrity` when it is missing or was changed; the error of `body`.
    borrowing func withRecord<Result>(
        at position: Position, in tables: Tables,
        _ body: (borrowing RecordView) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        let result = try withRow(under: Key.record(position), in: tables.records) {
            bytes throws(EventStoreError) in try body(RecordView(bytes, at: position))
        }
        guard let result else { throw .missingRecord(at: position) }
        return result
    }

    /// The last position of the command that the event at a position belongs to.
    borrowing func endOfCommand(
        at position: Position, in tables: Tables
    ) throws(EventStoreError) -> Position {
        guard position > .start else { return .start }
        return try withRecord(at: position, in: tables) { $0.commandPositions.last }
    }

    /// Whether the first event of a stream matches a query.
    borrowing func begins(
        _ stream: StreamNumber, in scope: Query, _ tables: Tables
    ) throws(EventStoreError) -> Bool {
        if scope == .everything { return true }
        return try withRecord(at: Position(stream.rawValue), in: tables) {
            record throws(EventStoreError) in try record.matches(scope)
        }
    }

    /// The fields of the texts that a record commits to, and the positions of its command.
    borrowing func commitments(
        at position: Position, in tables: Tables
    ) throws(EventStoreError) -> (fields: [TextField], command: CommandPositions) {
        guard position > .start else {
            return ([], CommandPositions(of: position, index: 0, of: 1))
        }
        return try withRecord(at: position, in: tables) { record throws(EventStoreError) in
            (try record.textFields, record.commandPositions)
        }
    }

    /// The last position, from its key alone.
    borrowing func headPosition(in tables: Tables) throws(EventStoreError) -> Position {
        try withLastRecord(in: tables) { position, _ in position } ?? .start
    }

    /// The end of the ledger.
    borrowing func head(in tables: Tables) throws(EventStoreError) -> Head {
        let head = try withLastRecord(in: tables) { position, bytes throws(EventStoreError) in
            try RecordView(bytes, at: position).recordedAt
        }
        return Head(
            position: try headPosition(in: tables), recordedAt: head,
            erasedTexts: try erasedTexts(in: tables))
    }

    private borrowing func withLastRecord<Result>(
        in tables: Tables, _ body: (Position, Span<UInt8>) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result? {
        try withCursor(on: tables.records) { cursor throws(EventStoreError) in
            guard try cursor.end() else { return nil }
            return try cursor.withCurrent { key, bytes throws(EventStoreError) in
                guard let position = Key.position(ofRecord: key), position > .start else {
                    throw .malformedTable(.records, "a key has \(key.count) bytes")
                }
                return try body(position, bytes)
            }
        }
    }

    /// The end of a stream from the table; `nil` when the table has no event of it.
    borrowing func indexedStream(
        _ name: StreamName, in tables: Tables
    ) throws(EventStoreError) -> StreamRow? {
        try withCheckedRow(under: Key.stream(name), in: tables.streams, .streams) {
            bytes throws(EventStoreError) in
            guard let row = StreamRow(bytes) else {
                throw .malformedTable(.streams, "the row of \(name) has \(bytes.count) bytes")
            }
            return row
        }
    }

    /// The position of the first record of a command, from the table; `nil` when it was not
    /// recorded up to the watermark.
    borrowing func indexedCommand(
        _ id: CommandID, in stream: StreamNumber, in tables: Tables
    ) throws(EventStoreError) -> Position? {
        let hash = CommandHash(id)
        var found: [Position] = []
        try withCursor(on: tables.commands) { cursor throws(EventStoreError) in
            let key = Key.command(stream, hash)
            guard try cursor.seek(toOrBefore: key, besideWhole: .commands) else { return }
            let isSound = try cursor.withChecked(of: .commands) { key, value in
                guard let (owner, first) = Key.command(from: key) else { return false }
                return owner != stream
                    || CommandRow.visit(value, from: first, of: stream) { command in
                        if command.hash == hash { found.append(command.position) }
                        return command.hash <= hash
                    }
            }
            guard isSound else { throw .malformedTable(.commands, "an entry is malformed") }
        }
        // Another id may have the same hash.
        for position in found {
            if try withRecord(at: position, in: tables, { $0.commandID }) == id { return position }
        }
        return nil
    }

    /// A recorded command, by its id.
    borrowing func recordedCommand(
        _ id: CommandID, in stream: StreamName, _ index: IndexView
    ) throws(EventStoreError) -> RecordedCommand? {
        guard let number = try index.stream(stream, from: self)?.number,
            let position = try index.command(id, in: number, from: self)
        else { return nil }
        let command = try recordedCommand(at: position, in: index.tables)
        guard command.details.id == id else {
            throw .malformedTable(.commands, "\(id) is not the command at position \(position)")
        }
        return command
    }

    /// The command whose first record is at a position.
    borrowing func recordedCommand(
        at position: Position, in tables: Tables
    ) throws(EventStoreError) -> RecordedCommand {
        let first = try existingRecord(at: position, in: tables)
        guard let details = first.command else {
            throw .malformedTable(.commands, "no command begins at position \(position)")
        }
        return RecordedCommand(first: first, details: details)
    }

    /// The receipt of a command that was recorded before.
    ///
    /// - Returns: `nil` for a new command.
    /// - Throws: Code `commandReused` for other content, `incomparable` after an erasure.
    borrowing func receipt(
        ofRepeat command: Command, _ index: IndexView
    ) throws(EventStoreError) -> Receipt? {
        guard let recorded = try recordedCommand(command.id, in: command.stream, index) else {
            return nil
        }
        guard try has(command, recordedAs: recorded, in: index.tables) else {
            throw .commandReused(command.id, in: command.stream, at: recorded.first.position)
        }
        return Receipt(of: recorded, wasRepeat: true)
    }

    /// Whether the command recorded under the id of `request` has the same request.
    borrowing func has(
        _ request: CommandRequest, recordedAs recorded: RecordedCommand, in tables: Tables
    ) throws(EventStoreError) -> Bool {
        let position = recorded.first.position
        return try request.isRecorded(as: recorded.details, at: position) {
            field throws(EventStoreError) in
            if let text = try storedText(field, at: position, in: tables) { return text }
            guard recorded.first.texts.contains(where: { $0.field == field }) else { return nil }
            throw .malformedText(field, at: position, "it is missing")
        }
    }

    /// Whether the command recorded under the id of `command` has the same request and the same
    /// events.
    ///
    /// - Complexity: O(events of the command), when the requests are the same.
    borrowing func has(
        _ command: Command, recordedAs recorded: RecordedCommand, in tables: Tables
    ) throws(EventStoreError) -> Bool {
        guard try has(command.request, recordedAs: recorded, in: tables),
            Int(recorded.first.eventCount) == command.events.count
        else { return false }
        var records = [recorded.first]
        while records.count < command.events.count {
            let position = Position(recorded.first.position.rawValue + UInt64(records.count))
            records.append(try existingRecord(at: position, in: tables))
        }
        return command.isRecorded(as: records)
    }

    /// The position up to which the index tables are complete.
    borrowing func watermark(in tables: Tables) throws(EventStoreError) -> Position {
        guard let number = try number(under: MetaKey.watermark, "the watermark", in: tables) else {
            throw .malformedTable(.meta, "it has no watermark")
        }
        return Position(number)
    }

    /// The state of a stream's fold: stored, missing or damaged.
    borrowing func state(
        of stream: StreamNumber, in instance: InstanceNumber, in tables: Tables
    ) throws(EventStoreError) -> StoredState {
        let key = Key.state(instance, stream)
        let state = try withRow(under: key, in: tables.states) {
            bytes throws(EventStoreError) -> StoredState in
            guard let value = CheckedValue.open(bytes, under: key.span), let row = StateRow(value)
            else { return .damaged }
            return .row(row)
        }
        return state ?? .none
    }

    /// All entries of the table of projections.
    borrowing func projections(
        in tables: Tables
    ) throws(EventStoreError) -> [StoredProjection] {
        try withCursor(on: tables.projections) { cursor throws(EventStoreError) in
            var found: [StoredProjection] = []
            var isOn = try cursor.start()
            while isOn {
                let stored = try cursor.withChecked(of: .projections) { key, value in
                    Key.projection(from: key).flatMap { key in
                        ProjectionEntry(value).map {
                            StoredProjection(name: key.name, instance: key.instance, entry: $0)
                        }
                    }
                }
                guard let stored else { throw .malformedTable(.projections, "a row is malformed") }
                found.append(stored)
                isOn = try cursor.step(.forward)
            }
            return found
        }
    }
}

/// The result of reading a stream's state.
enum StoredState: Equatable {
    case none
    /// Its bytes were changed: the fold starts again.
    case damaged
    case row(StateRow)
}

/// A recorded command: its first record, with the command's details.
struct RecordedCommand {
    let first: Record
    let details: CommandDetails
}

/// One set of projection rows in the ledger.
struct StoredProjection: Hashable, Sendable {
    let name: ProjectionName
    let instance: InstanceNumber
    var entry: ProjectionEntry

    /// Whether `projection` made these rows, so that it can read and continue them.
    func isUsable(for projection: RegisteredProjection) -> Bool {
        name == projection.name && entry.fingerprint == projection.fingerprint
            && entry.state != .retired
    }
}

extension WriteTransaction {
    /// Stores the entry of a set of projection rows.
    mutating func put(
        _ stored: StoredProjection, in tables: Tables
    ) throws(EventStoreError) {
        try putChecked(
            stored.entry.bytes, under: Key.projection(stored.name, stored.instance),
            in: tables.projections)
    }
}

extension Receipt {
    /// Creates the receipt of a recorded command.
    init(of command: RecordedCommand, wasRepeat: Bool) {
        let first = command.first
        self.init(
            command: command.details.id, stream: first.stream,
            positions: first.position...first.lastOfCommand, firstSequence: first.sequence,
            recordedAt: first.recordedAt, wasRepeat: wasRepeat)
    }
}
