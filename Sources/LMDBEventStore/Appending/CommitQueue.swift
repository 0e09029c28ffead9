internal import Dispatch
internal import EventSourcing
internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The queue of requests to the writer, in order of arrival.
///
/// It holds a bounded number of events. When it is full, a new request waits outside the queue,
/// where its task can be cancelled. A request inside the queue is always answered.
final class CommitQueue: Sendable {
    /// The result of a request, or the error why it was not processed.
    typealias Answer = Result<Reply, EventStoreError>

    /// The result of a request.
    enum Reply: Sendable {
        /// One outcome for each of its commands.
        case appended([AppendOutcome])
        /// Whether a text was erased.
        case forgotten(Bool)
        case done
    }

    /// Work to be made durable, with the caller that waits for it.
    struct Request: Sendable {
        enum Work: Sendable {
            case append(PreparedAppend)
            case forget(TextField, Position, ObservedQuery?)
            case save(SubscriptionCheckpoint)
            case removeUnusedRows
            case flush
            /// One step of building the rows.
            case build

            /// How much of a batch's limits the work uses.
            var size: (events: Int, bytes: Int) {
                switch self {
                case .append(let append): (append.commands.eventCount, append.commands.sizeInBytes)
                case .forget, .save, .removeUnusedRows, .flush, .build: (1, 0)
                }
            }
        }

        let work: Work
        let caller: CheckedContinuation<Answer, Never>
    }

    /// The most events in the queue.
    ///
    /// An empty queue accepts a request of any size.
    private static let mostEvents = 16_384

    /// With this many events the writer syncs at once, without waiting for more.
    private static let enoughEvents = 256

    private struct State {
        var requests: [Request] = []
        /// The number of events of the requests in the queue.
        var events = 0
        var outside: [(ticket: UInt64, request: Request)] = []
        var nextTicket: UInt64 = 0
        var isClosed = false
        /// Whether the writer has other work to do.
        var isNudged = false
        /// How many requests wake the writer; `nil` while it is awake.
        var wakesAt: Int?

        /// Puts a request into the queue, if there is room and no other request waits outside.
        ///
        /// - Returns: Whether it is in the queue, and whether the writer must be woken.
        mutating func take(_ request: Request) -> (isInside: Bool, mustWake: Bool) {
            let count = request.work.size.events
            guard outside.isEmpty, hasRoom(for: count) else { return (false, false) }
            requests.append(request)
            events += count
            guard let enough = wakesAt,
                requests.count >= enough || events >= CommitQueue.enoughEvents
            else { return (true, false) }
            wakesAt = nil
            return (true, true)
        }

        /// Moves waiting requests into the queue while there is room.
        mutating func admit() {
            while let first = outside.first?.request, hasRoom(for: first.work.size.events) {
                requests.append(first)
                events += first.work.size.events
                outside.removeFirst()
            }
        }

        private func hasRoom(for count: Int) -> Bool {
            events == 0 || events + count <= CommitQueue.mostEvents
        }
    }

    private let state = Mutex(State())
    private let writer = DispatchSemaphore(value: 0)

    /// Queues `work` and waits until the writer has answered it.
    ///
    /// Requests reach the writer in the order of the calls.
    ///
    /// - Throws: Code `cancelled` when the task is cancelled before there was room, and nothing was
    ///   written; `closed`; or the error of the writer's answer.
    func submit(_ work: Request.Work) async throws(EventStoreError) -> Reply {
        if Task.isCancelled { throw .cancelledBeforeAppend }
        let ticket = state.withLock { state in
            defer { state.nextTicket += 1 }
            return state.nextTicket
        }
        return try await withTaskCancellationHandler {
            await withCheckedContinuation { (caller: CheckedContinuation<Answer, Never>) in
                enter(Request(work: work, caller: caller), ticket)
            }
        } onCancel: {
            leave(ticket)
        }.get()
    }

    /// Puts a request into the queue, or lets it wait outside.
    private func enter(_ request: Request, _ ticket: UInt64) {
        let (refusal, mustWake): (EventStoreError?, Bool) = state.withLock { state in
            if state.isClosed { return (.closed, false) }
            let (isInside, mustWake) = state.take(request)
            if isInside { return (nil, mustWake) }
            // A task that is cancelled after this check is found outside the queue.
            if Task.isCancelled { return (.cancelledBeforeAppend, false) }
            state.outside.append((ticket, request))
            return (nil, false)
        }
        if let refusal { request.caller.resume(returning: .failure(refusal)) }
        if mustWake { writer.signal() }
    }

    /// Removes a request, if it waits outside the queue.
    private func leave(_ ticket: UInt64) {
        let request: Request? = state.withLock { state in
            guard let index = state.outside.firstIndex(where: { $0.ticket == ticket }) else {
                return nil
            }
            return state.outside.remove(at: index).request
        }
        request?.caller.resume(returning: .failure(.cancelledBeforeAppend))
    }

    /// Returns the next requests for the writer, and blocks its thread while there is no work.
    ///
    /// Callers that were just answered often send their next request within a short time. The first
    /// of them waits a little for the others, so that they share a sync. A single caller never
    /// waits.
    ///
    /// - Parameters:
    ///   - isIdle: Whether the writer has no other work to do meanwhile.
    ///   - limit: The limits of one commit.
    ///   - count: How many callers may be waiting soon.
    ///   - patience: The longest time to wait for them.
    /// - Returns: No request when the writer is not idle, or was nudged; `nil` when the queue was
    ///   closed and everything in it was answered.
    func next(
        isIdle: Bool, atMost limit: (events: Int, bytes: Int), expecting count: Int,
        for patience: Duration
    ) -> [Request]? {
        if isIdle, count > 0 { look(for: Self.glance) }
        while true {
            var isIdle = isIdle
            let isThere: Bool? = state.withLock { state in
                if !state.requests.isEmpty { return true }
                if state.isClosed { return nil }
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

    /// Tells the queue that the writer has other work to do.
    func nudge() {
        let mustWake = state.withLock { state in
            defer { state.wakesAt = nil }
            state.isNudged = true
            return state.wakesAt != nil
        }
        if mustWake { writer.signal() }
    }

    /// How long the writer polls for returning callers before it sleeps.
    ///
    /// Waking up takes longer than many callers need to return.
    private static let glance = Duration.microseconds(60)

    private func look(for duration: Duration) {
        let end = ContinuousClock.now + duration
        while state.withLock({ $0.requests.isEmpty && !$0.isClosed }), ContinuousClock.now < end {
            sched_yield()
        }
    }

    /// The writer stops waiting when no request arrives for this long.
    ///
    /// Unit: nanoseconds.
    private static let lull = 100_000

    /// Waits until the queue has `count` requests or enough events, as long as requests keep
    /// arriving.
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

    /// The number of requests in the queue.
    var count: Int { state.withLock { $0.requests.count } }

    /// Takes requests without waiting: at most `limit` together, but at least one if there is one.
    func take(atMost limit: (events: Int, bytes: Int)) -> [Request] {
        state.withLock { state in
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
            state.admit()
            return taken
        }
    }

    /// Refuses new requests; requests in the queue are still answered.
    func close() {
        let outside = state.withLock { state in
            state.isClosed = true
            defer { state.outside = [] }
            return state.outside
        }
        for (_, request) in outside { request.caller.resume(returning: .failure(.closed)) }
        writer.signal()
    }
}
