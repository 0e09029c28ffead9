internal import EventSourcing
internal import LMDB

/// What single entries of the tables say.
extension ReadableTransaction where Self: ~Copyable {
    /// The record at `position`, checked; `nil` beyond the head.
    borrowing func record(
        at position: Position, in tables: Tables
    ) throws(EventStoreError) -> Record? {
        guard position > .start else { return nil }
        return try withRow(under: Key.record(position), in: tables.records) {
            bytes throws(EventStoreError) in
            try RecordFormat.decode(bytes, at: position)
        }
    }

    /// The record at a position that something points to.
    borrowing func existingRecord(
        at position: Position, in tables: Tables
    ) throws(EventStoreError) -> Record {
        guard let record = try record(at: position, in: tables) else {
            throw .missingRecord(at: position)
        }
        return record
    }

    /// The last position, by its key alone.
    borrowing func headPosition(in tables: Tables) throws(EventStoreError) -> Position {
        try withLastRecord(in: tables) { position, _ in position } ?? .start
    }

    /// The end of the ledger.
    borrowing func head(in tables: Tables) throws(EventStoreError) -> Head {
        let head = try withLastRecord(in: tables) { position, bytes throws(EventStoreError) in
            Head(
                position: position, recordedAt: try RecordHeader(bytes, at: position).recordedAt)
        }
        return head ?? Head(position: .start, recordedAt: nil)
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

    /// The end of a stream as the table has it; `nil` when it has no event there.
    borrowing func indexedStream(
        _ name: StreamName, in tables: Tables
    ) throws(EventStoreError) -> StreamRow? {
        try withRow(under: Key.stream(name), in: tables.streams) {
            bytes throws(EventStoreError) in
            guard let row = StreamRow(bytes) else {
                throw .malformedTable(.streams, "the row of \(name) has \(bytes.count) bytes")
            }
            return row
        }
    }

    /// The position of the first record of a command, as the table has it; `nil` when it was not
    /// recorded up to the watermark.
    borrowing func indexedCommand(
        _ id: CommandID, in stream: StreamNumber, in tables: Tables
    ) throws(EventStoreError) -> Position? {
        let hash = CommandHash(id)
        var found: [Position] = []
        try withCursor(on: tables.commands) { cursor throws(EventStoreError) in
            guard try cursor.seek(toOrBefore: Key.command(stream, hash)) else { return }
            let isSound = cursor.withCurrent { key, value in
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
            if try existingRecord(at: position, in: tables).command?.id == id { return position }
        }
        return nil
    }

    /// A command that was recorded: the first of its records, and what that says of it.
    borrowing func recordedCommand(
        _ id: CommandID, in stream: StreamName, _ index: IndexView
    ) throws(EventStoreError) -> (first: Record, details: CommandDetails)? {
        guard let number = try index.stream(stream, from: self)?.number,
            let position = try index.command(id, in: number, from: self)
        else { return nil }
        let first = try existingRecord(at: position, in: index.tables)
        guard let details = first.command, details.id == id else {
            throw .malformedTable(.commands, "\(id) is not the command at position \(position)")
        }
        return (first, details)
    }

    /// Whether what was recorded under the id of `command` is this very command: the same digest and
    /// the same events.
    ///
    /// - Complexity: O(events of the command), when the digests are the same.
    borrowing func has(
        _ command: Command, recordedAs found: (first: Record, details: CommandDetails),
        in tables: Tables
    ) throws(EventStoreError) -> Bool {
        guard found.details.digest == command.digest,
            Int(found.details.eventCount) == command.events.count
        else { return false }
        var records = [found.first]
        while records.count < command.events.count {
            let position = Position(found.first.position.rawValue + UInt64(records.count))
            records.append(try existingRecord(at: position, in: tables))
        }
        return command.isRecorded(as: records)
    }

    /// The position up to which the index tables are complete.
    borrowing func watermark(in tables: Tables) throws(EventStoreError) -> Position {
        let position = try withRow(under: MetaKey.watermark, in: tables.meta) {
            bytes throws(EventStoreError) in NumberRow.position(bytes)
        }
        guard let position, let position else {
            throw .malformedTable(.meta, "it has no watermark")
        }
        return position
    }

    /// The state of a stream's fold; `nil` when none was stored.
    borrowing func state(
        of stream: StreamNumber, in instance: InstanceNumber, in tables: Tables
    ) throws(EventStoreError) -> StateRow? {
        try withRow(under: Key.state(instance, stream), in: tables.states) {
            bytes throws(EventStoreError) in
            guard let row = StateRow(bytes) else {
                throw .malformedTable(.states, "a row has \(bytes.count) bytes")
            }
            return row
        }
    }

    /// Everything that the ledger says of projections.
    borrowing func projections(
        in tables: Tables
    ) throws(EventStoreError) -> [StoredProjection] {
        try withCursor(on: tables.projections) { cursor throws(EventStoreError) in
            var found: [StoredProjection] = []
            var isOn = try cursor.start()
            while isOn {
                let stored = cursor.withCurrent { key, value in
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

/// One set of projection rows in the ledger.
struct StoredProjection: Hashable, Sendable {
    let name: ProjectionName
    let instance: InstanceNumber
    var entry: ProjectionEntry

    /// Whether these are rows that `projection` made, to be read and continued.
    func isUsable(for projection: RegisteredProjection) -> Bool {
        name == projection.name && entry.fingerprint == projection.fingerprint
            && entry.state != .retired
    }
}

extension WriteTransaction {
    /// Says what a set of projection rows is.
    mutating func put(
        _ stored: StoredProjection, in tables: Tables
    ) throws(EventStoreError) {
        try put(
            stored.entry.bytes, under: Key.projection(stored.name, stored.instance),
            in: tables.projections)
    }
}

extension Receipt {
    /// The receipt of a command that was recorded before.
    init(of command: (first: Record, details: CommandDetails), wasRepeat: Bool) {
        let first = command.first
        let last = Position(
            first.position.rawValue + UInt64(max(command.details.eventCount, 1)) - 1)
        self.init(
            command: command.details.id, stream: first.stream, positions: first.position...last,
            firstSequence: first.sequence, recordedAt: first.recordedAt, wasRepeat: wasRepeat)
    }
}
