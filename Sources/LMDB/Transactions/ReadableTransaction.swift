internal import CLMDB

/// What can be read from: a snapshot, or a write transaction with what it wrote so far.
///
/// Bytes are lent, as `Span`, for the time of a closure: they lie in the map itself.
package protocol ReadableTransaction: ~Copyable {
    /// For this module: where to read.
    var handle: TransactionHandle { get }
}

extension ReadableTransaction where Self: ~Copyable {
    /// Lends the value of `key` to `body`.
    ///
    /// - Parameters:
    ///   - key: `1...511` bytes.
    ///   - table: A table of this environment.
    ///   - body: Called once if there is such a key, with its value; it may be empty.
    /// - Returns: What `body` returned, or `nil` without such a key.
    /// - Throws: What `body` threw, or as a `Failure`: `.emptyKey`, `.keyTooLong`,
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

    /// Whether there is such a key.
    ///
    /// - Parameters:
    ///   - key: `1...511` bytes.
    ///   - table: A table of this environment.
    /// - Returns: Whether there is; its value may be empty.
    /// - Throws: `.emptyKey`, `.keyTooLong`, `.foreignTable`, `.corrupted`.
    /// - Complexity: O(log entries).
    package borrowing func contains(
        _ key: Span<UInt8>, in table: Table
    ) throws(LMDBError) -> Bool {
        try unsafe value(of: key, in: table) != nil
    }

    /// How many entries the table has.
    ///
    /// - Throws: `.foreignTable`, `.corrupted`.
    /// - Complexity: O(1).
    package borrowing func count(of table: Table) throws(LMDBError) -> Int {
        Int(try statistics(of: table).ms_entries)
    }

    /// How much the pages of the table take up, those with room left among them.
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

    /// Lends a cursor over the table to `body`; it starts at no entry.
    ///
    /// While it is lent the transaction cannot write: that is a compile-time error.
    ///
    /// - Parameters:
    ///   - table: A table of this environment.
    ///   - body: Called once.
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw, or as a `Failure`: `.foreignTable`, `.corrupted`.
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
