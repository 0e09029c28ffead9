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
    /// What became of a request, or why nothing became of it.
    typealias Answer = Result<Reply, EventStoreError>

    /// What became of a request.
    enum Reply: Sendable {
        /// An outcome for each of its commands.
        case appended([AppendOutcome])
        /// Whether there was a text to erase.
        case forgotten(Bool)
        case done
    }

    /// Something to be made durable, and who waits for it.
    struct Request: Sendable {
        enum Work: Sendable {
            case append(PreparedAppend)
            case forget(TextField, Position)
            case save(SubscriptionCheckpoint)
            case removeUnusedRows
            case flush

            /// How much of a batch's bounds it takes up.
            var size: (events: Int, bytes: Int) {
                switch self {
                case .append(let append): (append.commands.eventCount, append.commands.sizeInBytes)
                case .forget, .save, .removeUnusedRows, .flush: (1, 0)
                }
            }
        }

        let work: Work
        let caller: CheckedContinuation<Answer, Never>
    }

    /// The most events inside.
    ///
    /// Anything is let into an empty queue.
    private static let mostEvents = 16_384

    /// So many events are worth a sync: the writer does not wait for more.
    private static let enoughEvents = 256

    private struct State {
        var requests: [Request] = []
        /// Events of the requests inside.
        var events = 0
        var outside: [(ticket: UInt64, request: Request)] = []
        var nextTicket: UInt64 = 0
        var isClosed = false
        /// Whether the writer has something of its own to do.
        var isNudged = false
        /// How many requests wake the writer; `nil` while it is awake.
        var wakesAt: Int?

        /// Puts a request inside, if there is room and nobody waits for it.
        ///
        /// - Returns: Whether it is inside, and whether the writer must be woken.
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

        /// Lets in those who wait outside, as far as there is room.
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
    /// Requests come to the writer in the order in which this was called.
    ///
    /// - Throws: Code `cancelled` when the task is cancelled before it found room, and nothing was
    ///   written; `closed`; or what the writer answered.
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

    /// Puts a request inside, or lets it wait outside.
    private func enter(_ request: Request, _ ticket: UInt64) {
        let (refusal, mustWake): (EventStoreError?, Bool) = state.withLock { state in
            if state.isClosed { return (.closed, false) }
            let (isInside, mustWake) = state.take(request)
            if isInside { return (nil, mustWake) }
            // Whoever is cancelled from here on is found outside.
            if Task.isCancelled { return (.cancelledBeforeAppend, false) }
            state.outside.append((ticket, request))
            return (nil, false)
        }
        if let refusal { request.caller.resume(returning: .failure(refusal)) }
        if mustWake { writer.signal() }
    }

    /// Takes a request back, if it waits outside.
    private func leave(_ ticket: UInt64) {
        let request: Request? = state.withLock { state in
            guard let index = state.outside.firstIndex(where: { $0.ticket == ticket }) else {
                return nil
            }
            return state.outside.remove(at: index).request
        }
        request?.caller.resume(returning: .failure(.cancelledBeforeAppend))
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

    /// Lets nobody in any more; what is inside will still be answered.
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
