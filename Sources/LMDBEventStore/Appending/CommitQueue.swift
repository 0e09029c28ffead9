internal import Dispatch
internal import EventSourcing
internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// What waits for the writer, in order of arrival.
///
/// It holds a bounded number of events. Who comes when it is full waits outside, and may give up
/// there; once inside, a request is always answered.
final class CommitQueue: Sendable {
    typealias Answer = Result<Receipt?, EventStoreError>

    /// Something to be made durable, and who waits for it.
    struct Request: Sendable {
        enum Work: Sendable {
            /// A command whose guard was checked up to a position before it came here.
            case append(PreparedCommand, guardedThrough: Position)
            case save(SubscriptionCheckpoint)
            case removeUnusedRows
            case flush

            /// How much of a batch's bounds it takes up.
            var size: (events: Int, bytes: Int) {
                switch self {
                case .append(let command, _): (command.eventCount, command.sizeInBytes)
                case .save, .removeUnusedRows, .flush: (1, 0)
                }
            }
        }

        let work: Work
        /// Is given the answer, or nothing when there was no room.
        let caller: CheckedContinuation<Answer?, Never>
    }

    /// The most events inside.
    ///
    /// Anything is let into an empty queue.
    private static let mostEvents = 16_384

    /// So many events are worth a sync: the writer does not wait for more.
    private static let enoughEvents = 256

    private struct State {
        var requests: [Request] = []
        /// Events of the requests inside, and of those let in but not there yet.
        var events = 0
        var outside: [(ticket: UInt64, events: Int, caller: CheckedContinuation<Entry, Never>)] = []
        var nextTicket: UInt64 = 0
        var isClosed = false
        /// Whether the writer has something of its own to do.
        var isNudged = false
        /// How many requests wake the writer; `nil` while it is awake.
        var wakesAt: Int?

        func hasRoom(for count: Int) -> Bool {
            events == 0 || events + count <= CommitQueue.mostEvents
        }

        /// Puts a request inside, if it was admitted or there is room.
        mutating func take(_ request: Request, isAdmitted: Bool) -> Step {
            let count = request.work.size.events
            if !isAdmitted {
                if isClosed { return .closed }
                guard outside.isEmpty, hasRoom(for: count) else { return .noRoom }
                events += count
            }
            requests.append(request)
            guard let enough = wakesAt,
                requests.count >= enough || events >= CommitQueue.enoughEvents
            else { return .queued(mustWake: false) }
            wakesAt = nil
            return .queued(mustWake: true)
        }
    }

    /// What became of a request.
    private enum Step {
        case queued(mustWake: Bool)
        case noRoom
        case closed
    }

    private enum Entry: Sendable { case admitted, cancelled, closed }

    private let state = Mutex(State())
    private let writer = DispatchSemaphore(value: 0)

    /// Queues `work` and waits until the writer has answered it.
    ///
    /// - Throws: Code `cancelled` when the task is cancelled before it found room, and nothing was
    ///   written; `closed`; or what the writer answered.
    func submit(_ work: Request.Work) async throws(EventStoreError) -> Receipt? {
        if Task.isCancelled { throw .cancelledBeforeAppend }
        var isAdmitted = false
        while true {
            let answer = await withCheckedContinuation {
                (caller: CheckedContinuation<Answer?, Never>) in
                let request = Request(work: work, caller: caller)
                let step = state.withLock { $0.take(request, isAdmitted: isAdmitted) }
                switch step {
                case .queued(let mustWake): if mustWake { writer.signal() }
                case .noRoom: caller.resume(returning: nil)
                case .closed: caller.resume(returning: .failure(.closed))
                }
            }
            if let answer { return try answer.get() }
            try await waitForRoom(for: work.size.events)
            isAdmitted = true
        }
    }

    /// The next requests for the writer, blocking its thread while there is nothing to do.
    ///
    /// Callers that were just answered often come back at once, one after the other. The first of
    /// them waits a little for the rest, so that they share a sync; one alone never waits.
    ///
    /// - Parameters:
    ///   - isIdle: Whether the writer has nothing of its own to do meanwhile.
    ///   - limit: What one commit takes in.
    ///   - count: How many callers may be waiting soon.
    ///   - patience: The longest to wait for them.
    /// - Returns: No request when the writer is not idle, or was nudged; `nil` when the queue was closed
    ///   and everything in it was answered.
    func next(
        isIdle: Bool, atMost limit: (events: Int, bytes: Int), expecting count: Int,
        for patience: Duration
    ) -> [Request]? {
        if isIdle, count > 0 { look(for: Self.glance) }
        while true {
            var isIdle = isIdle
            let isThere: Bool? = state.withLock { state in
                if !state.requests.isEmpty { return true }
                if state.isClosed, state.events == 0 { return nil }
                if state.isNudged { isIdle = false }
                state.isNudged = false
                state.wakesAt = isIdle ? 1 : nil
                return false
            }
            guard let isThere else { return nil }
            if isThere {
                wait(for: count, atMost: patience)
                let requests = take(atMost: limit)
                if !requests.isEmpty { return requests }
            } else if isIdle {
                writer.wait()
            } else {
                return []
            }
        }
    }

    /// Says that the writer has something of its own to do.
    func nudge() {
        let mustWake = state.withLock { state in
            defer { state.wakesAt = nil }
            state.isNudged = true
            return state.wakesAt != nil
        }
        if mustWake { writer.signal() }
    }

    /// How long the writer looks whether somebody comes back before it goes to sleep: to be woken
    /// takes longer than what many callers need to come back.
    private static let glance = Duration.microseconds(60)

    private func look(for duration: Duration) {
        let end = ContinuousClock.now + duration
        while state.withLock({ $0.requests.isEmpty && !$0.isClosed }), ContinuousClock.now < end {
            sched_yield()
        }
    }

    /// How long nobody must come for the writer to stop waiting.
    ///
    /// Unit: nanoseconds.
    private static let lull = 100_000

    /// Waits until `count` requests are there, or enough events, but not longer than they keep coming.
    private func wait(for count: Int, atMost patience: Duration) {
        var left = Int(patience / .nanoseconds(1))
        var seen = 0
        while left > 0 {
            let mustWait = state.withLock { state in
                let there = state.requests.count
                if state.isClosed || there >= count || there == seen
                    || state.events >= Self.enoughEvents
                {
                    return false
                }
                seen = there
                state.wakesAt = count
                return true
            }
            guard mustWait else { break }
            let nanoseconds = min(left, Self.lull)
            _ = writer.wait(timeout: .now() + .nanoseconds(nanoseconds))
            left -= nanoseconds
        }
        state.withLock { $0.wakesAt = nil }
    }

    /// How many requests wait inside.
    var count: Int { state.withLock { $0.requests.count } }

    /// Takes requests without waiting: at most `limit` together, but at least one if there is one.
    func take(atMost limit: (events: Int, bytes: Int)) -> [Request] {
        let (requests, admitted) = state.withLock { state in
            var events = 0
            var bytes = 0
            var count = 0
            for request in state.requests {
                let size = request.work.size
                if count > 0,
                    events + size.events > limit.events || bytes + size.bytes > limit.bytes
                {
                    break
                }
                events += size.events
                bytes += size.bytes
                count += 1
            }
            state.events -= events
            var taken: [Request] = []
            if count == state.requests.count {
                swap(&taken, &state.requests)
            } else {
                taken += state.requests.prefix(count)
                state.requests.removeFirst(count)
            }
            return (taken, Self.admit(&state))
        }
        for caller in admitted { caller.resume(returning: .admitted) }
        return requests
    }

    /// Lets nobody in any more; what is inside will still be answered.
    func close() {
        let outside = state.withLock { state in
            state.isClosed = true
            defer { state.outside = [] }
            return state.outside
        }
        for entry in outside { entry.caller.resume(returning: .closed) }
        writer.signal()
    }

    /// Waits outside until there is room for `events`, which is kept.
    private func waitForRoom(for events: Int) async throws(EventStoreError) {
        switch await enter(with: events) {
        case .admitted: return
        case .cancelled: throw .cancelledBeforeAppend
        case .closed: throw .closed
        }
    }

    private func enter(with events: Int) async -> Entry {
        let ticket = state.withLock { state in
            defer { state.nextTicket += 1 }
            return state.nextTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { (caller: CheckedContinuation<Entry, Never>) in
                let entry: Entry? = state.withLock { state in
                    if state.isClosed { return .closed }
                    if Task.isCancelled { return .cancelled }
                    if state.outside.isEmpty, state.hasRoom(for: events) {
                        state.events += events
                        return .admitted
                    }
                    state.outside.append((ticket, events, caller))
                    return nil
                }
                if let entry { caller.resume(returning: entry) }
            }
        } onCancel: {
            let caller: CheckedContinuation<Entry, Never>? = state.withLock { state in
                guard let index = state.outside.firstIndex(where: { $0.ticket == ticket }) else {
                    return nil
                }
                return state.outside.remove(at: index).caller
            }
            caller?.resume(returning: .cancelled)
        }
    }

    private static func admit(
        _ state: inout State
    ) -> [CheckedContinuation<Entry, Never>] {
        var admitted: [CheckedContinuation<Entry, Never>] = []
        while let first = state.outside.first, state.hasRoom(for: first.events) {
            state.events += first.events
            admitted.append(first.caller)
            state.outside.removeFirst()
        }
        return admitted
    }
}
