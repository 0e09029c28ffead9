extension Environment {
    /// Runs `body` on a snapshot: what was committed when it began, whatever is written meanwhile.
    ///
    /// Reading waits for no writer. It waits, briefly, while the map grows; and the map cannot
    /// grow, nor can old pages be reused, while somebody reads: keep `body` short. A read inside a
    /// read of the same thread sees the same snapshot; one inside a write sees what was committed
    /// before.
    ///
    /// - Parameter body: Reads; called once, on this thread.
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw, or a failed begin as a `Failure`: `.readersFull`, `.closed`,
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
