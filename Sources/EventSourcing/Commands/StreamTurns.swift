internal import Synchronization

/// Whose turn it is to decide on a stream: nobody's, mostly, and everybody decides at once.
///
/// After a conflict a command takes the turn; those that come afterwards, and those that had a conflict
/// too, wait in the order in which they came.
final class StreamTurns: Sendable {
    /// The right to decide on a stream, alone.
    struct Turn: Sendable {
        let stream: StreamName
    }

    private struct Waiter {
        let ticket: UInt64
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        /// The streams whose turn is taken, with those who wait for it.
        var taken: [StreamName: [Waiter]] = [:]
        var nextTicket: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Goes on at once when nobody has the turn, and without it; else waits for it.
    ///
    /// - Throws: Code `cancelled` when the task was, before its turn came.
    func enter(_ stream: StreamName) async throws(EventStoreError) -> Turn? {
        if state.withLock({ $0.taken[stream] == nil }) { return nil }
        return try await take(stream)
    }

    /// Waits for the turn.
    ///
    /// - Throws: Code `cancelled` when the task was, before its turn came.
    func take(_ stream: StreamName) async throws(EventStoreError) -> Turn {
        let ticket = state.withLock { state in
            defer { state.nextTicket += 1 }
            return state.nextTicket
        }
        let isMine = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Bool, Never>) in
                let isMine: Bool? = state.withLock { state in
                    if Task.isCancelled { return false }
                    guard state.taken[stream] != nil else {
                        state.taken[stream] = []
                        return true
                    }
                    state.taken[stream]?.append(
                        Waiter(ticket: ticket, continuation: continuation))
                    return nil
                }
                if let isMine { continuation.resume(returning: isMine) }
            }
        } onCancel: {
            giveUp(ticket, of: stream)
        }
        guard isMine else { throw .cancelledBeforeDecision }
        return Turn(stream: stream)
    }

    /// Gives the turn to the next one who waits.
    func leave(_ turn: Turn) {
        let next: Waiter? = state.withLock { state in
            guard var waiters = state.taken[turn.stream], !waiters.isEmpty else {
                state.taken[turn.stream] = nil
                return nil
            }
            let next = waiters.removeFirst()
            state.taken[turn.stream] = waiters
            return next
        }
        next?.continuation.resume(returning: true)
    }

    private func giveUp(_ ticket: UInt64, of stream: StreamName) {
        let waiter: Waiter? = state.withLock { state in
            guard let index = state.taken[stream]?.firstIndex(where: { $0.ticket == ticket }) else {
                return nil
            }
            return state.taken[stream]?.remove(at: index)
        }
        waiter?.continuation.resume(returning: false)
    }
}
