internal import Synchronization

/// The turns to decide on streams.
///
/// Usually no command has the turn, and all decide at once.
///
/// After a conflict a command takes the turn. Later commands, and other commands with a conflict,
/// wait in the order of their arrival.
final class StreamTurns: Sendable {
    /// The exclusive right to decide on a stream.
    struct Turn: Sendable {
        let stream: StreamName
    }

    private struct Waiter {
        let ticket: UInt64
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        /// The streams whose turn is taken, each with its waiting commands.
        var taken: [StreamName: [Waiter]] = [:]
        var nextTicket: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Returns at once, without the turn, when the turn is free; otherwise waits for it.
    ///
    /// - Throws: Code `cancelled` when the task is cancelled before its turn.
    func enter(_ stream: StreamName) async throws(EventStoreError) -> Turn? {
        if state.withLock({ $0.taken[stream] == nil }) { return nil }
        return try await take(stream)
    }

    /// Waits for the turn.
    ///
    /// - Throws: Code `cancelled` when the task is cancelled before its turn.
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

    /// Passes the turn to the next waiting command.
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
