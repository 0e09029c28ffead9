internal import CLMDB

/// A transaction that can read: a snapshot, or a write transaction including its own writes.
///
/// Bytes are borrowed as a `Span` during a closure. They are in the map itself and are not copied.
package protocol ReadableTransaction: ~Copyable {
    /// LMDB's transaction, for this module.
    var handle: TransactionHandle { get }
}

extension ReadableTransaction where Self: ~Copyable {
    /// Calls `body` with the value of `key`, without copying it.
    ///
    /// - Parameters:
    ///   - key: `1...511` bytes.
    ///   - table: A table of this environment.
    ///   - body: Called once if the key exists, with its value, which may be empty.
    /// - Returns: The result of `body`, or `nil` when the key does not exist.
    /// - Throws: The error of `body`, or as a `Failure`: `.emptyKey`, `.keyTooLong`,
    ///   `.foreignTable`, `.corrupted`.
    /// - Complexity: O(log entries); nothing is copied.
    package borrowing func withValue<Result, Failure: StorageFailure>(
        of key: Span<UInt8>, in table: Table,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        let found: MDB_val?
        do { unsafe found = try value(of: key, in: table) } catch { throw Failure(storage: error) }
        guard let value = unsafe found else { return nil }
        return try unsafe body(value.bytes.span)
    }

    /// Whether the key exists.
    ///
    /// - Parameters:
    ///   - key: `1...511` bytes.
    ///   - table: A table of this environment.
    /// - Returns: Whether the key exists; its value may be empty.
    /// - Throws: `.emptyKey`, `.keyTooLong`, `.foreignTable`, `.corrupted`.
    /// - Complexity: O(log entries).
    package borrowing func contains(
        _ key: Span<UInt8>, in table: Table
    ) throws(LMDBError) -> Bool {
        try unsafe value(of: key, in: table) != nil
    }

    /// The number of entries of the table.
    ///
    /// - Throws: `.foreignTable`, `.corrupted`.
    /// - Complexity: O(1).
    package borrowing func count(of table: Table) throws(LMDBError) -> Int {
        Int(try statistics(of: table).ms_entries)
    }

    /// The size of all pages of the table, including pages that are only partly filled.
    ///
    /// - Returns: The size. Unit: bytes.
    /// - Throws: `.foreignTable`, `.corrupted`.
    /// - Complexity: O(1).
    package borrowing func sizeInBytes(of table: Table) throws(LMDBError) -> Int {
        let statistics = try statistics(of: table)
        let pages =
            statistics.ms_branch_pages + statistics.ms_leaf_pages + statistics.ms_overflow_pages
        return Int(pages) * Int(statistics.ms_psize)
    }

    /// Calls `body` with a new cursor over the table, which has no position yet.
    ///
    /// The transaction cannot write while the cursor is borrowed; the compiler enforces it.
    ///
    /// - Parameters:
    ///   - table: A table of this environment.
    ///   - body: Called once.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`, or as a `Failure`: `.foreignTable`, `.corrupted`.
    /// - Complexity: O(1) and one allocation besides `body`.
    package borrowing func withCursor<Result, Failure: StorageFailure>(
        on table: Table, _ body: (inout Cursor) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var cursor: Cursor
        do { cursor = try Cursor(on: table, in: handle) } catch { throw Failure(storage: error) }
        return try body(&cursor)
    }

    private borrowing func statistics(of table: Table) throws(LMDBError) -> MDB_stat {
        var statistics = MDB_stat()
        let status = try unsafe mdb_stat(
            handle.pointer, handle.identifier(of: table), &statistics)
        try LMDBError.check(status, "mdb_stat")
        return statistics
    }

    private borrowing func value(
        of key: Span<UInt8>, in table: Table
    ) throws(LMDBError) -> MDB_val? {
        try LMDBError.checkKey(count: key.count, "get")
        let identifier = try handle.identifier(of: table)
        var value = unsafe MDB_val()
        let status = unsafe key.withMDBValue { key in
            unsafe mdb_get(handle.pointer, identifier, &key, &value)
        }
        if status == MDB_NOTFOUND { return nil }
        if status != 0 { throw handle.failure(status, "mdb_get") }
        return unsafe value
    }
}
