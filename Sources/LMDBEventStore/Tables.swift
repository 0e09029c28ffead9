internal import ByteCoding
internal import EventRecords
internal import EventSourcing
internal import LMDB

/// The tables of an open ledger.
struct Tables: Sendable {
    let meta: Table
    let records: Table
    let streams: Table
    let postings: Table
    let commands: Table
    let projections: Table
    let states: Table
    let history: Table
    let checkpoints: Table
    let texts: Table

    init(of environment: Environment) throws(EventStoreError) {
        func table(_ name: TableName) throws(EventStoreError) -> Table {
            do { return try environment.table(named: name.rawValue) } catch {
                throw EventStoreError(storage: error)
            }
        }
        meta = try table(.meta)
        records = try table(.records)
        streams = try table(.streams)
        postings = try table(.postings)
        commands = try table(.commands)
        projections = try table(.projections)
        states = try table(.states)
        history = try table(.history)
        checkpoints = try table(.checkpoints)
        texts = try table(.texts)
    }
}

/// The moves of a cursor with this layer's error; keys are arrays here.
extension Cursor {
    mutating func seek(toOrAfter key: [UInt8]) throws(EventStoreError) -> Bool {
        do { return try seek(atOrAfter: key.span) } catch { throw EventStoreError(storage: error) }
    }

    mutating func seek(toOrBefore key: [UInt8]) throws(EventStoreError) -> Bool {
        do { return try seek(atOrBefore: key.span) } catch { throw EventStoreError(storage: error) }
    }

    mutating func start() throws(EventStoreError) -> Bool {
        do { return try first() } catch { throw EventStoreError(storage: error) }
    }

    mutating func end() throws(EventStoreError) -> Bool {
        do { return try last() } catch { throw EventStoreError(storage: error) }
    }

    /// Goes one entry on in that order.
    mutating func step(_ order: ReadingOrder) throws(EventStoreError) -> Bool {
        do {
            return switch order {
            case .forward: try next()
            case .backward: try previous()
            }
        } catch { throw EventStoreError(storage: error) }
    }
}

/// Derived entries, checked against their checksums.
extension Cursor {
    /// Lends key and value of the entry that the cursor is on.
    ///
    /// - Throws: Code `integrity` when the value is not what was written under the key; what `body` threw.
    func withChecked<Result>(
        of table: TableName,
        _ body: (Span<UInt8>, Span<UInt8>) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        try withCurrent { key, bytes throws(EventStoreError) in
            guard let value = CheckedValue.open(bytes, under: key) else {
                throw .malformedTable(table, "the checksum of an entry does not fit")
            }
            return try body(key, value)
        }
    }
}

/// Single values, by a key that is an array.
extension ReadableTransaction where Self: ~Copyable {
    /// Lends the value of a derived entry, checked against its checksum.
    ///
    /// - Throws: Code `integrity` when it is not what was written under the key; what `body` threw.
    borrowing func withCheckedRow<Result>(
        under key: [UInt8], in table: Table, _ name: TableName,
        _ body: (Span<UInt8>) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result? {
        try withRow(under: key, in: table) { bytes throws(EventStoreError) in
            guard let value = CheckedValue.open(bytes, under: key.span) else {
                throw .malformedTable(name, "the checksum of an entry does not fit")
            }
            return try body(value)
        }
    }

    borrowing func withRow<Result>(
        under key: [UInt8], in table: Table,
        _ body: (Span<UInt8>) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result? {
        try withValue(of: key.span, in: table, body)
    }
}

/// The writes of a transaction with this layer's error.
extension WriteTransaction {
    mutating func put(
        _ value: [UInt8], under key: [UInt8], in table: Table
    ) throws(EventStoreError) {
        do { try put(value.span, for: key.span, in: table) } catch {
            throw EventStoreError(storage: error)
        }
    }

    /// Writes a derived entry, with its checksum.
    mutating func putChecked(
        _ value: [UInt8], under key: [UInt8], in table: Table
    ) throws(EventStoreError) {
        try put(CheckedValue.seal(value, under: key), under: key, in: table)
    }

    mutating func append(
        _ value: [UInt8], under key: [UInt8], to table: Table
    ) throws(EventStoreError) {
        do { try append(value.span, for: key.span, in: table) } catch {
            throw EventStoreError(storage: error)
        }
    }

    mutating func remove(_ key: [UInt8], from table: Table) throws(EventStoreError) {
        do { _ = try delete(key.span, in: table) } catch { throw EventStoreError(storage: error) }
    }
}
