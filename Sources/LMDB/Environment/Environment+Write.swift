internal import CLMDB

extension Environment {
    /// Runs `body` in a write transaction; commits when it returns, aborts when it throws.
    ///
    /// **`body` may run more than once:** when the map is full, what it wrote is undone, the map
    /// grows and `body` starts again. So it must have no effect but on the transaction, and set
    /// whatever it captures anew each time. What it throws because the map was full is thrown away.
    ///
    /// Writers take turns, over all processes. A commit that returns is on the disk. A commit that
    /// fails is not always undone: look before writing the same again.
    ///
    /// - Parameter body: Reads and writes, on this thread.
    /// - Returns: What `body` returned, the last time.
    /// - Throws: What `body` threw, or the failed begin or commit as a `Failure`: `.reentrantWrite`
    ///   inside another transaction of the same thread, `.diskFull`, `.mapFull`, `.closed`,
    ///   `.usedAfterFork`.
    /// - Complexity: One write-through to the disk besides `body`.
    package func write<Result, Failure: StorageFailure>(
        _ body: (inout WriteTransaction) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        while true {
            let attempt = try attempt(body)
            do {
                switch attempt {
                case .committed(let result): return result
                case .mapFull(let size): try opened.growMap(beyond: size)
                case .mapResized: try opened.adoptGrownMap()
                }
            } catch { throw Failure(storage: error) }
        }
    }

    /// How one run of the body ended, unless it threw.
    private enum Attempt<Result> {
        case committed(Result)
        case mapFull(sizeInBytes: Int)
        case mapResized
    }

    private func attempt<Result, Failure: StorageFailure>(
        _ body: (inout WriteTransaction) throws(Failure) -> Result
    ) throws(Failure) -> Attempt<Result> {
        do {
            try requireOpen()
            try opened.beginTurn()
        } catch { throw Failure(storage: error) }
        // The turn outlives the transaction, which lives in the next function only.
        defer { opened.endTurn() }
        return try attemptInTurn(body)
    }

    private func attemptInTurn<Result, Failure: StorageFailure>(
        _ body: (inout WriteTransaction) throws(Failure) -> Result
    ) throws(Failure) -> Attempt<Result> {
        var transaction: WriteTransaction
        do { transaction = try WriteTransaction(in: opened) } catch {
            if error.code == .mapResized { return .mapResized }
            throw Failure(storage: error)
        }
        let result: Result
        do { result = try body(&transaction) } catch {
            if transaction.isMapFull { return .mapFull(sizeInBytes: opened.mapSizeInBytes) }
            throw error
        }
        // The body may have caught the refusal; what it wrote is incomplete all the same.
        if transaction.isMapFull { return .mapFull(sizeInBytes: opened.mapSizeInBytes) }
        do {
            try opened.requireUnforked()
            try transaction.commit()
        } catch {
            if error.code == .mapFull { return .mapFull(sizeInBytes: opened.mapSizeInBytes) }
            throw Failure(storage: error)
        }
        return .committed(result)
    }
}
