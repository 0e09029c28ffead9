internal import EventSourcing
internal import Synchronization

/// Wakes tasks that wait for the ledger to grow.
///
/// The writer of this process publishes every commit. To see commits of other processes, the head
/// on disk is polled every 50 ms while a task waits.
final class HeadSignal: Sendable {
    private struct State {
        var head = Position.start
        var waiters: [UInt64: (position: Position, caller: CheckedContinuation<Void, Never>)] = [:]
        var nextWaiter: UInt64 = 0
        var isPolling = false
        var isClosed = false
    }

    private static let pollFloor = Duration.milliseconds(50)

    private let state = Mutex(State())

    /// The newest published head.
    var head: Position { state.withLock { $0.head } }

    /// Publishes that the ledger reaches to `head`; a lower head than before changes nothing.
    func publish(_ head: Position) {
        let awake = state.withLock { state in
            state.head = max(state.head, head)
            let awake = state.waiters.filter { $0.value.position < head }
            for waiter in awake.keys { state.waiters[waiter] = nil }
            return awake
        }
        for waiter in awake.values { waiter.caller.resume() }
    }

    /// Wakes all waiting tasks and lets no task wait again.
    func close() {
        state.withLock { $0.isClosed = true }
        wakeAll()
    }

    private func wakeAll() {
        let awake = state.withLock { state in
            defer { state.waiters = [:] }
            return state.waiters
        }
        for waiter in awake.values { waiter.caller.resume() }
    }

    /// Waits until a head beyond `position` is published, the task is cancelled, this is closed, or
    /// the head cannot be read any more.
    ///
    /// The caller checks which of them happened.
    ///
    /// - Parameters:
    ///   - position: The last position that the caller has seen.
    ///   - readHead: Reads the head on disk; `nil` when it cannot be read any more.
    func wait(
        beyond position: Position, readHead: @escaping @Sendable () -> Position?
    ) async {
        let waiter = state.withLock { state in
            defer { state.nextWaiter += 1 }
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (caller: CheckedContinuation<Void, Never>) in
                let (isDone, mustPoll) = state.withLock { state in
                    if state.isClosed || Task.isCancelled || state.head > position {
                        return (true, false)
                    }
                    state.waiters[waiter] = (position, caller)
                    defer { state.isPolling = true }
                    return (false, !state.isPolling)
                }
                if isDone { caller.resume() }
                if mustPoll { Task { await poll(readHead) } }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: waiter) }?.caller.resume()
        }
    }

    private func poll(_ readHead: @Sendable () -> Position?) async {
        while true {
            try? await Task.sleep(for: Self.pollFloor)
            let isDone = state.withLock { state in
                if state.waiters.isEmpty { state.isPolling = false }
                return state.waiters.isEmpty
            }
            if isDone { return }
            if let head = readHead() { publish(head) } else { wakeAll() }
        }
    }
}
