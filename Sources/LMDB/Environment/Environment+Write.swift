internal import CLMDB

extension Environment {
    /// Runs `body` in a write transaction; commits when it returns, aborts when it throws.
    ///
    /// **`body` may run more than once:** when the map is full, its writes are undone, the map
    /// grows, and `body` starts again. It must therefore have no effect outside the transaction,
    /// and must reset each variable that it captures. An error that `body` throws because the map
    /// is full is discarded.
    ///
    /// One writer runs at a time, across all processes. When a commit returns, its data is on disk.
    /// A commit that fails may still have reached the disk: read before you write the same again.
    ///
    /// - Parameter body: Reads and writes, on this thread.
    /// - Returns: The result of the last run of `body`.
    /// - Throws: The error of `body`, or the failed begin or commit as a `Failure`:
    ///   `.reentrantWrite` inside another transaction of the same thread, `.diskFull`, `.mapFull`,
    ///   `.closed`, `.usedAfterFork`.
    /// - Complexity: One sync to disk besides `body`.
    package func write<Result, Failure: StorageFailure>(
        _ body: (inout WriteTransaction) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        while true {
            let attempt = try attempt(body)
            do {
                switch attempt {
                case .committed(let result): return result
                case .mapFull(let size): try opened.growMap(beyond: size)
                case .mapResized(let size): try opened.adoptGrownMap(beyond: size)
                }
            } catch { throw Failure(storage: error) }
        }
    }

    /// How one run of the body ended, unless it threw.
    private enum Attempt<Result> {
        case committed(Result)
        case mapFull(sizeInBytes: Int)
        case mapResized(sizeInBytes: Int)
    }

    private func attempt<Result, Failure: StorageFailure>(
        _ body: (inout WriteTransaction) throws(Failure) -> Result
    ) throws(Failure) -> Attempt<Result> {
        do {
            try requireOpen()
            try opened.beginTurn()
        } catch { throw Failure(storage: error) }
        // The turn must outlive the transaction, so the transaction exists only in the next
        // function.
        defer { opened.endTurn() }
        return try attemptInTurn(body)
    }

    private func attemptInTurn<Result, Failure: StorageFailure>(
        _ body: (inout WriteTransaction) throws(Failure) -> Result
    ) throws(Failure) -> Attempt<Result> {
        opened.failedCommitIsUndone.store(false, ordering: .releasing)
        var transaction: WriteTransaction
        do { transaction = try WriteTransaction(in: opened) } catch {
            if error.code == .mapResized {
                return .mapResized(sizeInBytes: opened.mapSizeInBytes)
            }
            throw Failure(storage: error)
        }
        let result: Result
        do { result = try body(&transaction) } catch {
            if transaction.isMapFull { return .mapFull(sizeInBytes: opened.mapSizeInBytes) }
            throw error
        }
        // The body may have caught the `.mapFull` error; its writes are still incomplete.
        if transaction.isMapFull { return .mapFull(sizeInBytes: opened.mapSizeInBytes) }
        let number = transaction.number
        do {
            try opened.requireUnforked()
            try transaction.commit()
        } catch {
            if error.code == .mapFull { return .mapFull(sizeInBytes: opened.mapSizeInBytes) }
            opened.settleFailedCommit(of: number)
            throw Failure(storage: error)
        }
        return .committed(result)
    }
}
