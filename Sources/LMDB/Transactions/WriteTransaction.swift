internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A write transaction: either all of its changes reach the disk, or none.
///
/// Reads in it include its own writes. It exists during ``Environment/write(_:)``, on one thread.
@safe
package struct WriteTransaction: ~Copyable, ReadableTransaction {
    /// LMDB's transaction, for this module.
    package let handle: TransactionHandle
    /// Whether a step failed because the map is full; the whole body must then run again.
    private(set) var isMapFull = false
    private let process: Int32

    /// Begins a write; the caller must have the write turn.
    init(in opened: OpenEnvironment) throws(LMDBError) {
        var pointer: OpaquePointer?
        let status = unsafe mdb_txn_begin(opened.pointer, nil, 0, &pointer)
        guard status == 0, let pointer = unsafe pointer else {
            throw LMDBError(status: status, "mdb_txn_begin")
        }
        unsafe handle = TransactionHandle(pointer, in: opened)
        process = getpid()
    }

    /// Stores `value` under `key`, replacing an existing value.
    ///
    /// - Parameters:
    ///   - value: Any bytes, fewer than 4 GiB.
    ///   - key: `1...511` bytes.
    ///   - table: A table of this environment.
    /// - Throws: `.emptyKey`, `.keyTooLong`, `.foreignTable`, `.transactionTooLarge`, `.diskFull`;
    ///   or `.mapFull`, after which the body runs again.
    /// - Complexity: O(log entries); only LMDB's pages are allocated.
    package mutating func put(
        _ value: Span<UInt8>, for key: Span<UInt8>, in table: Table
    ) throws(LMDBError) {
        try LMDBError.checkKey(count: key.count, "put")
        try check(store(value, for: key, in: table, flags: 0), "mdb_put")
    }

    /// Stores `value` under `key`, which must be above every key of the table.
    ///
    /// Pages are filled completely, and no search is needed.
    ///
    /// - Parameters:
    ///   - value: Any bytes, fewer than 4 GiB.
    ///   - key: `1...511` bytes.
    ///   - table: A table of this environment.
    /// - Throws: `.outOfOrder` when the key is not above the last one; nothing changes then.
    ///   Otherwise as ``put(_:for:in:)``.
    /// - Complexity: O(depth); only LMDB's pages are allocated.
    package mutating func append(
        _ value: Span<UInt8>, for key: Span<UInt8>, in table: Table
    ) throws(LMDBError) {
        try LMDBError.checkKey(count: key.count, "append")
        let status = try store(value, for: key, in: table, flags: UInt32(MDB_APPEND))
        if status == MDB_KEYEXIST {
            throw LMDBError(
                .outOfOrder, during: "append",
                "The key of \(key.count) bytes is not above the last key of the table.",
                remedy: "Read the last key and continue after it, or use put.")
        }
        try check(status, "mdb_put")
    }

    /// Removes `key` and its value.
    ///
    /// - Parameters:
    ///   - key: `1...511` bytes.
    ///   - table: A table of this environment.
    /// - Returns: Whether the key existed.
    /// - Throws: As ``put(_:for:in:)``; removing needs free space too.
    /// - Complexity: O(log entries).
    @discardableResult
    package mutating func delete(
        _ key: Span<UInt8>, in table: Table
    ) throws(LMDBError) -> Bool {
        try LMDBError.checkKey(count: key.count, "delete")
        let identifier = try handle.identifier(of: table)
        let status = unsafe key.withMDBValue { key in
            unsafe mdb_del(handle.pointer, identifier, &key, nil)
        }
        if status == MDB_NOTFOUND { return false }
        try check(status, "mdb_del")
        return true
    }

    /// Removes every entry; the table itself stays.
    ///
    /// - Throws: `.foreignTable`; else as ``put(_:for:in:)``.
    /// - Complexity: O(pages).
    package mutating func clear(_ table: Table) throws(LMDBError) {
        try check(unsafe mdb_drop(handle.pointer, handle.identifier(of: table), 0), "mdb_drop")
    }

    /// The number that it has once it is committed.
    var number: UInt64 { UInt64(unsafe mdb_txn_id(handle.pointer)) }

    /// Commits the transaction and syncs it to disk.
    ///
    /// - Throws: The error of the commit. All changes are then undone, unless the very last write
    ///   failed.
    consuming func commit() throws(LMDBError) {
        let handle = handle
        discard self  // LMDB frees the transaction even when the commit fails.
        let status = unsafe mdb_txn_commit(handle.pointer)
        if status != 0 { throw handle.failure(status, "mdb_txn_commit") }
    }

    deinit {
        // In a forked child the transaction and its lock are the parent's.
        if process == getpid() { unsafe mdb_txn_abort(handle.pointer) }
    }

    @inline(__always)
    private func store(
        _ value: Span<UInt8>, for key: Span<UInt8>, in table: Table, flags: UInt32
    ) throws(LMDBError) -> Int32 {
        let identifier = try handle.identifier(of: table)
        return unsafe key.withMDBValue { key in
            unsafe value.withMDBValue { value in
                unsafe mdb_put(handle.pointer, identifier, &key, &value, flags)
            }
        }
    }

    @inline(__always)
    private mutating func check(
        _ status: Int32, _ operation: StaticString
    ) throws(LMDBError) {
        if status == 0 { return }
        if status == MDB_MAP_FULL { isMapFull = true }
        throw handle.failure(status, operation)
    }
}
