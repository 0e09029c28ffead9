internal import ByteCoding
internal import EventRecords
internal import EventSourcing
internal import LMDB
internal import Synchronization

/// Writes an increment from one snapshot, entry by entry, so that its size takes no memory.
struct IncrementWriter: ~Copyable {
    private var file: NewFile
    private var digest = RunningDigest()
    private var entries: UInt64 = 0

    /// Writes an increment under a hidden name, and reads it back completely.
    ///
    /// - Parameters:
    ///   - path: Where to write it. Nothing may exist there.
    ///   - since: The end of the command after which it begins.
    ///   - ledger: The id of the ledger.
    ///   - context: The store.
    /// - Returns: The increment, as it was read back; it is removed unless it is published.
    /// - Throws: As ``LMDBStore/backup(to:since:announcing:)``.
    static func write(
        to path: String, since: Position, of ledger: [UInt8], _ context: StoreContext
    ) throws(EventStoreError) -> UnnamedIncrement {
        var writer = try begin(at: path, outside: context.environment)
        let tables = context.tables
        let header = try context.environment.read { transaction throws(EventStoreError) in
            let header = try transaction.incrementHeader(since: since, of: ledger, in: tables)
            try transaction.requireErased(in: tables)
            try writer.append(header.bytes)
            try writer.appendErasures(through: since, from: transaction, tables)
            try writer.appendRecords(header, from: transaction, tables)
            for checkpoint in try transaction.checkpoints(in: tables) {
                try writer.append(
                    IncrementEntry(
                        kind: .checkpoint, position: checkpoint.position,
                        value: Array(checkpoint.subscription.rawValue.utf8)))
            }
            return header
        }
        return try writer.finish(header, as: path)
    }

    private init(_ file: consuming NewFile) { self.file = file }

    private static func begin(
        at path: String, outside environment: Environment
    ) throws(EventStoreError) -> IncrementWriter {
        do throws(LMDBError) {
            return IncrementWriter(
                try NewFile(
                    at: path, outside: environment, startingWith: IncrementFormat.magic))
        } catch { throw EventStoreError(backup: error) }
    }

    private mutating func append(_ bytes: [UInt8]) throws(EventStoreError) {
        digest.add(bytes)
        do { try file.append(bytes) } catch { throw EventStoreError(backup: error) }
    }

    private mutating func append(_ entry: IncrementEntry) throws(EventStoreError) {
        entries += 1
        try append(entry.bytes)
    }

    /// Appends each text up to a position that was erased, so that no restore brings it back.
    private mutating func appendErasures(
        through since: Position, from transaction: borrowing ReadTransaction, _ tables: Tables
    ) throws(EventStoreError) {
        try transaction.withCursor(on: tables.texts) { cursor throws(EventStoreError) in
            var isOn = try cursor.start()
            while isOn {
                let entry = try cursor.withCurrent { key, value throws(EventStoreError) in
                    try IncrementEntry(text: value, under: key, upTo: since)
                }
                guard entry.position <= since else { return }
                if entry.kind == .erasure { try append(entry) }
                isOn = try cursor.step(.forward)
            }
        }
    }

    /// Appends the records after the base, each with its texts.
    private mutating func appendRecords(
        _ header: IncrementHeader, from transaction: borrowing ReadTransaction, _ tables: Tables
    ) throws(EventStoreError) {
        try transaction.withCursor(on: tables.texts) { texts throws(EventStoreError) in
            var hasText = try texts.seek(toOrAfter: Key.record(header.since.next))
            try transaction.withCursor(on: tables.records) { records throws(EventStoreError) in
                var expected = header.since.next
                var isOn = try records.seek(toOrAfter: Key.record(expected))
                while isOn {
                    let entry = try records.withCurrent { key, value throws(EventStoreError) in
                        guard Key.position(ofRecord: key) == expected else {
                            throw .missingRecord(at: expected)
                        }
                        _ = try RecordView(value, at: expected)
                        return IncrementEntry(
                            kind: .record, position: expected, value: value.copied)
                    }
                    try append(entry)
                    while hasText {
                        let text = try texts.withCurrent { key, value throws(EventStoreError) in
                            try IncrementEntry(text: value, under: key, upTo: header.since)
                        }
                        guard text.position <= expected else { break }
                        try append(text)
                        hasText = try texts.step(.forward)
                    }
                    expected = expected.next
                    isOn = try records.step(.forward)
                }
                guard expected == header.through.next else {
                    throw .missingRecord(at: expected)
                }
            }
        }
    }

    private consuming func finish(
        _ header: IncrementHeader, as path: String
    ) throws(EventStoreError) -> UnnamedIncrement {
        let end = IncrementEntry(kind: .end, position: Position(entries), value: [])
        try append(end.bytes)
        let digest = digest.digest
        do {
            try file.append(digest.bytes)
            try file.sync()
        } catch { throw EventStoreError(backup: error) }
        let reader = try IncrementReader(at: file.hiddenPath, named: path)
        guard reader.header == header else {
            throw .damagedIncrement(path, "its header was not written as it is")
        }
        let whole = try reader.readToEnd()
        let backup = StoreBackup(
            path: path, ledgerID: header.ledger, since: header.since, through: header.through,
            bytes: file.sizeInBytes, digest: whole)
        return UnnamedIncrement(backup, in: file)
    }
}

/// A checked increment under its hidden name, which is removed unless it is published.
final class UnnamedIncrement: Sendable {
    let backup: StoreBackup
    private let file: Mutex<NewFile>

    fileprivate init(_ backup: StoreBackup, in file: consuming NewFile) {
        self.backup = backup
        self.file = Mutex(file)
    }

    /// Gives it its name.
    ///
    /// - Throws: Code `alreadyExists`, or a failure of the storage.
    func publish() throws(EventStoreError) {
        do throws(LMDBError) {
            try file.withLock { file throws(LMDBError) in try file.publish() }
        } catch { throw EventStoreError(backup: error) }
    }
}

extension IncrementEntry {
    /// Creates the entry for a stored text.
    ///
    /// - Throws: Code `integrity` when it was changed.
    fileprivate init(
        text value: Span<UInt8>, under key: Span<UInt8>, upTo since: Position
    ) throws(EventStoreError) {
        guard let (position, field) = TextFormat.place(ofKey: key) else {
            throw .malformedTable(.texts, "a key has \(key.count) bytes")
        }
        guard let text = TextFormat.decode(value, under: key) else {
            throw .malformedText(field, at: position, "its checksum does not match")
        }
        var kind = Kind.text
        if position <= since, case .erased = text { kind = .erasure }
        self.init(kind: kind, position: position, field: field, value: value.copied)
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// Throws when a text that was erased is back, or the list of erasures is not the stated one.
    ///
    /// - Throws: Code `integrity`.
    /// - Complexity: O(erasures).
    fileprivate borrowing func requireErased(in tables: Tables) throws(EventStoreError) {
        _ = try erasedTexts(in: tables)
        try withCursor(on: tables.erasures) { cursor throws(EventStoreError) in
            var isOn = try cursor.start()
            while isOn {
                try cursor.withCurrent { key, _ throws(EventStoreError) in
                    guard let (position, field) = TextFormat.place(ofKey: key) else {
                        throw .malformedTable(.erasures, "a key has \(key.count) bytes")
                    }
                    guard case .erased? = try storedText(field, at: position, in: tables) else {
                        throw .erasedTextIsBack(field, at: position)
                    }
                }
                isOn = try cursor.step(.forward)
            }
        }
    }

    /// The header of an increment after `since`.
    ///
    /// - Throws: Code `beyondHead`, or `invalid` for a position inside a command.
    fileprivate borrowing func incrementHeader(
        since: Position, of ledger: [UInt8], in tables: Tables
    ) throws(EventStoreError) -> IncrementHeader {
        let head = try headPosition(in: tables)
        guard since <= head else {
            throw EventStoreError(
                .beyondHead,
                "The ledger ends at position \(head); \(since) is beyond it. Nothing was written.",
                remedy: "Use the last position of your last backup: case-ledger copies lists it.",
                position: head)
        }
        let end = try endOfCommand(at: since, in: tables)
        guard end == since else {
            throw EventStoreError(
                .invalid,
                "Position \(since) is inside a command that ends at \(end). Nothing was written.",
                remedy: "Use \(end), or the last position of your last backup.", position: since)
        }
        return IncrementHeader(
            ledger: ledger, since: since, through: head,
            base: try digest(ofRecordAt: since, in: tables))
    }

    /// The SHA-256 of the bytes of a record; of no bytes for position 0.
    borrowing func digest(
        ofRecordAt position: Position, in tables: Tables
    ) throws(EventStoreError) -> ContentDigest {
        guard position > .start else { return ContentDigest(of: []) }
        let digest = try withRow(under: Key.record(position), in: tables.records) {
            ContentDigest(of: $0.copied)
        }
        guard let digest else { throw .missingRecord(at: position) }
        return digest
    }
}
