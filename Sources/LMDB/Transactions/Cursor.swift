internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A place in a table that moves both ways, in the order of the keys' bytes.
///
/// It is on an entry, or before the first one, or after the last one. Moving off an end leaves it
/// there, and moving back from there finds the entry at that end. A new one is at no place:
/// `next()` finds the first entry, `previous()` the last. Every move says whether the cursor is on
/// an entry.
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

    /// Opens a cursor; it must be gone before its transaction ends.
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

    /// Goes to the first entry.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: `.corrupted`, or what the system refused.
    package mutating func first() throws(LMDBError) -> Bool {
        try move(MDB_FIRST, otherwise: .afterLast)
    }

    /// Goes to the last entry.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: `.corrupted`, or what the system refused.
    package mutating func last() throws(LMDBError) -> Bool {
        try move(MDB_LAST, otherwise: .beforeFirst)
    }

    /// Goes to the entry after this one.
    ///
    /// - Returns: Whether there is one; if not, the cursor is after the last one.
    /// - Throws: `.corrupted`, or what the system refused.
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

    /// Goes to the entry before this one.
    ///
    /// - Returns: Whether there is one; if not, the cursor is before the first one.
    /// - Throws: `.corrupted`, or what the system refused.
    /// - Complexity: O(1), amortised.
    package mutating func previous() throws(LMDBError) -> Bool {
        switch place {
        case .nowhere, .afterLast: try last()
        case .onEntry: try move(MDB_PREV, otherwise: .beforeFirst)
        case .beforeFirst: false
        }
    }

    /// Goes to the entry of `key`, or else to the next one above it.
    ///
    /// - Parameter key: `1...511` bytes.
    /// - Returns: Whether there is one; if not, the cursor is after the last one.
    /// - Throws: `.emptyKey`, `.keyTooLong`, `.corrupted`, or what the system refused.
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
        // A damaged key can lead a search back, and one that goes on from there never ends.
        if isOn, precedes(key) {
            place = .nowhere
            throw handle.failure(MDB_CORRUPTED, "mdb_cursor_get")
        }
        return isOn
    }

    /// Goes to the entry of `key`, or else to the next one below it.
    ///
    /// - Parameter key: `1...511` bytes.
    /// - Returns: Whether there is one; if not, the cursor is before the first one.
    /// - Throws: `.emptyKey`, `.keyTooLong`, `.corrupted`, or what the system refused.
    /// - Complexity: O(log entries).
    package mutating func seek(atOrBefore key: Span<UInt8>) throws(LMDBError) -> Bool {
        guard try seek(atOrAfter: key) else { return try last() }
        return try isOn(key) ? true : move(MDB_PREV, otherwise: .beforeFirst)
    }

    /// Lends the entry the cursor is on.
    ///
    /// The last move must have returned `true`; that it did not is a mistake of the program, and
    /// ends it.
    ///
    /// - Parameter body: Called once, with the key and its value, which may be empty.
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw.
    /// - Complexity: O(1); nothing is copied.
    @inlinable
    package borrowing func withCurrent<Result, Failure: Error>(
        _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(place == .onEntry, "The cursor is on no entry: its last move returned false.")
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
