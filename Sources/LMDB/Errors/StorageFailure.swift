/// An error of a layer above that can carry a failure of the storage.
///
/// ``Environment/read(_:)`` and ``Environment/write(_:)`` throw the error of their closure; this is
/// how a failed begin or commit arrives in that same type.
package protocol StorageFailure: Error {
    /// This layer's way to say that the storage failed.
    init(storage error: LMDBError)
}

extension StorageFailure {
    /// Runs `body` and turns what the storage threw into this error.
    ///
    /// Transactions and cursors throw ``LMDBError``; inside a closure that throws its own error:
    /// `try StoreError.wrapping { () throws(LMDBError) in try transaction.put(…) }`.
    ///
    /// - Parameter body: Work on the storage.
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw, as `Self`.
    @inlinable
    package static func wrapping<Result>(
        _ body: () throws(LMDBError) -> Result
    ) throws(Self) -> Result {
        do { return try body() } catch { throw Self(storage: error) }
    }
}

extension LMDBError: StorageFailure {
    /// The failure itself: work that does nothing but storage needs no other error.
    package init(storage error: LMDBError) { self = error }
}
