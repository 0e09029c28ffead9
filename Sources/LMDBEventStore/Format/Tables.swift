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
    let erasures: Table

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
        erasures = try table(.erasures)
    }
}

/// The moves of a cursor with errors of the store; keys are arrays here.
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

    /// Moves one entry in that order.
    mutating func step(_ order: ReadingOrder) throws(EventStoreError) -> Bool {
        do {
            return switch order {
            case .forward: try next()
            case .backward: try previous()
            }
        } catch { throw EventStoreError(storage: error) }
    }
}

/// Reads of derived entries, checked against their checksums.
extension Cursor {
    /// Calls `body` with key and value of the entry that the cursor is on.
    ///
    /// - Throws: Code `integrity` when the value does not match its checksum under the key; the
    ///   error of `body`.
    func withChecked<Result>(
        of table: TableName,
        _ body: (Span<UInt8>, Span<UInt8>) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        try withCurrent { key, bytes throws(EventStoreError) in
            guard let value = CheckedValue.open(bytes, under: key) else {
                throw .malformedEntry(of: table)
            }
            return try body(key, value)
        }
    }

    /// Moves to the entry of `key`, or to the next one above it, and verifies the entry before
    /// that.
    ///
    /// A search compares unverified keys. If a damaged key misleads it, it ends next to that key,
    /// or at an entry that is out of order with `key`. So if the found entry and the one before it
    /// are intact and in order with `key`, the search skipped no entry.
    ///
    /// - Throws: Code `integrity`, or `damagedRow`, when the entry before was changed.
    mutating func seek(
        toOrAfter key: [UInt8], besideWhole table: TableName
    ) throws(EventStoreError) -> Bool {
        _ = try seek(toOrAfter: key)
        if try step(.backward) {
            let isInOrder = try withChecked(of: table) { before, _ in before.precedes(key.span) }
            guard isInOrder else { throw .malformedEntry(of: table) }
        }
        return try step(.forward)
    }

    /// Moves to the entry of `key`, or to the next one below it, and verifies the entry after that.
    mutating func seek(
        toOrBefore key: [UInt8], besideWhole table: TableName
    ) throws(EventStoreError) -> Bool {
        let isOn = try seek(toOrBefore: key)
        if isOn {
            let isInOrder = withCurrent { found, _ in !key.span.precedes(found) }
            guard isInOrder else { throw .malformedEntry(of: table) }
        }
        if try step(.forward) {
            let isInOrder = try withChecked(of: table) { after, _ in key.span.precedes(after) }
            guard isInOrder else { throw .malformedEntry(of: table) }
        }
        return try step(.backward)
    }
}

/// Reads of single values, by a key that is an array.
extension ReadableTransaction where Self: ~Copyable {
    /// Calls `body` with the value of a derived entry, checked against its checksum.
    ///
    /// - Returns: The result of `body`; `nil` when there is no entry and the adjacent entries are
    ///   intact.
    /// - Throws: Code `integrity` when the value does not match its checksum under the key; the
    ///   error of `body`.
    borrowing func withCheckedRow<Result>(
        under key: [UInt8], in table: Table, _ name: TableName,
        _ body: (Span<UInt8>) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result? {
        let found = try withRow(under: key, in: table) { bytes throws(EventStoreError) in
            guard let value = CheckedValue.open(bytes, under: key.span) else {
                throw .malformedEntry(of: name)
            }
            return try body(value)
        }
        // The table `meta` has an entry without a checksum, for versions that do not know
        // checksums.
        if found != nil || name == .meta { return found }
        return try withCursor(on: table) { cursor throws(EventStoreError) in
            if try cursor.seek(toOrAfter: key, besideWhole: name) {
                try cursor.withChecked(of: name) { _, _ in }
            }
            return nil
        }
    }

    /// A number in the table `meta`; `nil` when it has none under this key.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - what: The number's name, for an error.
    ///   - tables: The tables.
    /// - Returns: The number.
    /// - Throws: Code `integrity` when it is damaged.
    borrowing func number(
        under key: [UInt8], _ what: String, in tables: Tables
    ) throws(EventStoreError) -> UInt64? {
        try withCheckedRow(under: key, in: tables.meta, .meta) { bytes throws(EventStoreError) in
            guard let number = NumberRow.position(bytes) else {
                throw .malformedTable(.meta, "\(what) has \(bytes.count) bytes")
            }
            return number.rawValue
        }
    }

    borrowing func withRow<Result>(
        under key: [UInt8], in table: Table,
        _ body: (Span<UInt8>) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result? {
        try withValue(of: key.span, in: table, body)
    }
}

/// The writes of a transaction with errors of the store.
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

    /// Writes a derived entry, and counts its checksum in a sum in the place of the one it replaces.
    mutating func putChecked(
        _ value: [UInt8], under key: [UInt8], in table: Table, countedIn sum: inout UInt64
    ) throws(EventStoreError) {
        let sealed = CheckedValue.seal(value, under: key)
        let before = try withRow(under: key, in: table) { CheckedValue.checksum(in: $0) }
        sum = sum &- (before ?? 0) &+ CheckedValue.checksum(in: sealed.span)
        try put(sealed, under: key, in: table)
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
