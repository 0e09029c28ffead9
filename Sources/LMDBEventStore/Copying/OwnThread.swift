internal import EventSourcing

/// Work that blocks on the disk for long, on a thread outside Swift's task pool.
enum OwnThread {
    /// Runs `body` on a new thread and returns its result.
    ///
    /// - Throws: The error of `body`.
    static func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws(EventStoreError) -> Result
    ) async throws(EventStoreError) -> Result {
        typealias Outcome = Swift.Result<Result, EventStoreError>
        let outcome = await withCheckedContinuation {
            (caller: CheckedContinuation<Outcome, Never>) in
            WriterThread.start {
                do throws(EventStoreError) {
                    caller.resume(returning: .success(try body()))
                } catch { caller.resume(returning: .failure(error)) }
            }
        }
        return try outcome.get()
    }
}
