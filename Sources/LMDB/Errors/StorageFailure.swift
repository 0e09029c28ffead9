/// An error type of a higher layer that can carry a storage failure.
///
/// ``Environment/read(_:)`` and ``Environment/write(_:)`` throw the error type of their closure.
/// They use this protocol to report a failed begin or commit in that type.
package protocol StorageFailure: Error {
    /// Creates the error of this layer for a storage failure.
    init(storage error: LMDBError)
}

extension StorageFailure {
    /// Runs `body` and converts a storage error to this error type.
    ///
    /// Transactions and cursors throw ``LMDBError``. Inside a closure that throws its own error,
    /// write: `try StoreError.wrapping { () throws(LMDBError) in try transaction.put(…) }`.
    ///
    /// - Parameter body: Work on the storage.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`, as `Self`.
    @inlinable
    package static func wrapping<Result>(
        _ body: () throws(LMDBError) -> Result
    ) throws(Self) -> Result {
        do { return try body() } catch { throw Self(storage: error) }
    }
}

extension LMDBError: StorageFailure {
    /// Returns the failure unchanged, for code that only does storage work.
    package init(storage error: LMDBError) { self = error }
}
