internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A position in a table that moves in both directions, in the order of the keys' bytes.
///
/// A cursor is on an entry, before the first entry, or after the last entry. A move past an end
/// leaves it there, and a move back from there finds the entry at that end. A new cursor has no
/// position: `next()` finds the first entry, `previous()` the last. Every move returns whether the
/// cursor is on an entry.
@safe @usableFromInline
package struct Cursor: ~Copyable {
    @usableFromInline enum Place { case nowhere, beforeFirst, onEntry, afterLast }

    private let pointer: OpaquePointer
    private let handle: TransactionHandle
    @usableFromInline private(set) var place = Place.nowhere
    // The entry, while the cursor is on one.
    @usableFromInline private(set) var key = unsafe UnsafeBufferPointer<UInt8>(
        start: nil, count: 0)
    @usableFromInline private(set) var value = unsafe UnsafeBufferPointer<UInt8>(
        start: nil, count: 0)

    /// Opens a cursor, which must be destroyed before its transaction ends.
    init(on table: Table, in handle: TransactionHandle) throws(LMDBError) {
        var pointer: OpaquePointer?
        let status = try unsafe mdb_cursor_open(
            handle.pointer, handle.identifier(of: table), &pointer)
        guard status == 0, let pointer = unsafe pointer else {
            throw handle.failure(status, "mdb_cursor_open")
        }
        unsafe self.pointer = pointer
        self.handle = handle
    }

    /// Moves to the first entry.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: `.corrupted`, or the error of the system call.
    package mutating func first() throws(LMDBError) -> Bool {
        try move(MDB_FIRST, otherwise: .afterLast)
    }

    /// Moves to the last entry.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: `.corrupted`, or the error of the system call.
    package mutating func last() throws(LMDBError) -> Bool {
        try move(MDB_LAST, otherwise: .beforeFirst)
    }

    /// Moves to the next entry.
    ///
    /// - Returns: Whether there is one; if not, the cursor is after the last one.
    /// - Throws: `.corrupted`, or the error of the system call.
    /// - Complexity: O(1), amortised.
    package mutating func next() throws(LMDBError) -> Bool {
        switch place {
        case .nowhere, .beforeFirst: return try first()
        case .onEntry:
            guard try move(MDB_NEXT, otherwise: .afterLast) else { return false }
            // A page is filled from its end: the next entry is most likely below this one.
            unsafe cl_prefetch_before(key.baseAddress, min(key.count + value.count, 512))
            return true
        case .afterLast: return false
        }
    }

    /// Moves to the previous entry.
    ///
    /// - Returns: Whether there is one; if not, the cursor is before the first one.
    /// - Throws: `.corrupted`, or the error of the system call.
    /// - Complexity: O(1), amortised.
    package mutating func previous() throws(LMDBError) -> Bool {
        switch place {
        case .nowhere, .afterLast: try last()
        case .onEntry: try move(MDB_PREV, otherwise: .beforeFirst)
        case .beforeFirst: false
        }
    }

    /// Moves to the entry of `key`, or else to the next one above it.
    ///
    /// - Parameter key: `1...511` bytes.
    /// - Returns: Whether there is one; if not, the cursor is after the last one.
    /// - Throws: `.emptyKey`, `.keyTooLong`, `.corrupted`, or the error of the system call.
    /// - Complexity: O(log entries).
    package mutating func seek(atOrAfter key: Span<UInt8>) throws(LMDBError) -> Bool {
        try LMDBError.checkKey(count: key.count, "seek")
        var found = unsafe MDB_val()
        var value = unsafe MDB_val()
        let status = unsafe key.withMDBValue { key in
            let status = unsafe mdb_cursor_get(pointer, &key, &value, MDB_SET_RANGE)
            unsafe found = unsafe key
            return status
        }
        let isOn = try unsafe arrive(status, found, value, otherwise: .afterLast)
        // A damaged key can lead the search to a smaller key, and a scan from there might never
        // end.
        if isOn, precedes(key) {
            place = .nowhere
            throw handle.failure(MDB_CORRUPTED, "mdb_cursor_get")
        }
        return isOn
    }

    /// Moves to the entry of `key`, or else to the next one below it.
    ///
    /// - Parameter key: `1...511` bytes.
    /// - Returns: Whether there is one; if not, the cursor is before the first one.
    /// - Throws: `.emptyKey`, `.keyTooLong`, `.corrupted`, or the error of the system call.
    /// - Complexity: O(log entries).
    package mutating func seek(atOrBefore key: Span<UInt8>) throws(LMDBError) -> Bool {
        guard try seek(atOrAfter: key) else { return try last() }
        return try isOn(key) ? true : move(MDB_PREV, otherwise: .beforeFirst)
    }

    /// Calls `body` with the entry that the cursor is on, without copying it.
    ///
    /// - Precondition: The last move returned `true`. Otherwise the process ends.
    /// - Parameter body: Called once, with the key and its value. The value may be empty.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`.
    /// - Complexity: O(1); nothing is copied.
    @inlinable
    package borrowing func withCurrent<Result, Failure: Error>(
        _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(place == .onEntry, "The cursor is on no entry: the last move returned false.")
        return try unsafe body(key.span, value.span)
    }

    deinit { unsafe mdb_cursor_close(pointer) }

    @inline(__always)
    private mutating func move(
        _ move: MDB_cursor_op, otherwise end: Place
    ) throws(LMDBError) -> Bool {
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        let status = unsafe mdb_cursor_get(pointer, &key, &value, move)
        return try unsafe arrive(status, key, value, otherwise: end)
    }

    @inline(__always)
    private mutating func arrive(
        _ status: Int32, _ key: MDB_val, _ value: MDB_val, otherwise end: Place
    ) throws(LMDBError) -> Bool {
        switch status {
        case 0:
            place = .onEntry
            unsafe self.key = unsafe key.bytes
            unsafe self.value = unsafe value.bytes
            return true
        case MDB_NOTFOUND:
            place = end
            return false
        default:
            place = .nowhere
            throw handle.failure(status, "mdb_cursor_get")
        }
    }

    /// Whether the entry's key sorts before another one.
    private func precedes(_ other: Span<UInt8>) -> Bool {
        unsafe other.withUnsafeBytes { other in
            let common = min(unsafe key.count, other.count)
            guard let left = unsafe key.baseAddress, let right = other.baseAddress else {
                return unsafe !other.isEmpty
            }
            let order = unsafe memcmp(left, right, common)
            if order != 0 { return order < 0 }
            return unsafe key.count < other.count
        }
    }

    private func isOn(_ other: Span<UInt8>) -> Bool {
        guard unsafe key.count == other.count else { return false }
        return unsafe other.withUnsafeBytes { other in unsafe key.elementsEqual(other) }
    }
}
