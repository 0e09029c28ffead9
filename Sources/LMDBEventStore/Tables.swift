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
                throw .malformedEntry(of: table)
            }
            return try body(key, value)
        }
    }

    /// Goes to the entry of `key`, or to the next one above it; the entry before that is checked.
    ///
    /// A search compares keys, which nobody checked, and one that a damaged key leads astray ends beside
    /// that key, or where the key that is sought does not belong. So where the entry that is found and the
    /// one before it are whole, and in order with the key, none was passed over.
    ///
    /// - Throws: Code `integrity`, or `damagedRow`, when the entry before is not what was written.
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

    /// Goes to the entry of `key`, or to the next one below it; the entry after that is checked.
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

/// Single values, by a key that is an array.
extension ReadableTransaction where Self: ~Copyable {
    /// Lends the value of a derived entry, checked against its checksum.
    ///
    /// - Returns: What `body` returned; `nil` when there is no entry, and those beside its place are whole.
    /// - Throws: Code `integrity` when it is not what was written under the key; what `body` threw.
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
        // The table meta has an entry without a checksum, for versions that know none.
        if found != nil || name == .meta { return found }
        return try withCursor(on: table) { cursor throws(EventStoreError) in
            if try cursor.seek(toOrAfter: key, besideWhole: name) {
                try cursor.withChecked(of: name) { _, _ in }
            }
            return nil
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
