extension Environment {
    /// Runs `body` on a snapshot of what was committed when the read began.
    ///
    /// A read does not wait for a writer; it waits briefly while the map grows. While a read is
    /// open, the map cannot grow and old pages cannot be reused, so keep `body` short. A read
    /// nested in a read of the same thread sees the same snapshot. A read nested in a write sees
    /// the state before that write.
    ///
    /// - Parameter body: Reads the snapshot. Called once, on this thread.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`, or a failed begin as a `Failure`: `.readersFull`, `.closed`,
    ///   `.usedAfterFork`.
    /// - Complexity: O(1) besides `body`: transactions come from a pool.
    package func read<Result, Failure: StorageFailure>(
        _ body: (borrowing ReadTransaction) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let transaction: ReadTransaction
        do {
            try requireOpen()
            transaction = try ReadTransaction(in: opened)
        } catch { throw Failure(storage: error) }
        return try body(transaction)
    }
}
