internal import Dispatch
internal import EventSourcing
internal import LMDB

/// The one writer: takes requests from the queue, commits many at once, answers each.
///
/// It has a thread of its own, outside of the pool that Swift's tasks run on, because it blocks when
/// another process writes and while the disk syncs.
struct GroupCommit: ~Copyable {
    private let context: StoreContext
    private let queue: CommitQueue
    private var memory = WriterMemory()
    private var maintenance: Maintenance

    /// What one commit takes in, unless one request alone is more.
    private static let bounds = (events: 8_192, bytes: 8 << 20)

    private init(_ context: StoreContext, _ queue: CommitQueue) {
        self.context = context
        self.queue = queue
        maintenance = Maintenance(context)
    }

    /// Starts the writer's thread, which ends when the queue was closed and everything answered.
    ///
    /// - Parameters:
    ///   - context: The store.
    ///   - queue: Where its requests come from.
    ///   - ended: Called on that thread at its end.
    static func start(
        _ context: StoreContext, _ queue: CommitQueue, ended: @escaping @Sendable () -> Void
    ) {
        DispatchQueue(label: "caseledger.writer").async {
            var writer = GroupCommit(context, queue)
            writer.run()
            ended()
        }
    }

    private mutating func run() {
        while let requests = queue.next(isIdle: !maintenance.isNeeded, atMost: Self.bounds) {
            if !requests.isEmpty { commit(requests) }
            if maintenance.isNeeded { maintenance.step() }
        }
    }

    private mutating func commit(_ first: [CommitQueue.Request]) {
        var requests = first
        var carried: WriterMemory? = memory
        memory = WriterMemory()
        do throws(EventStoreError) {
            let stalled = maintenance.stalled
            let done = try context.environment.write { transaction throws(EventStoreError) in
                try context.requireInPlace()
                // Requests that an earlier run drained are decided again, with the first ones.
                var session = try CommitSession(
                    context, remembering: carried.take() ?? WriterMemory(), stalled: stalled,
                    in: &transaction)
                let answers = try Self.decide(
                    &requests, from: queue, in: &session, &transaction)
                try session.flush(in: &transaction)
                return Done(
                    answers: answers, memory: session.memory,
                    needsMaintenance: session.needsMaintenance)
            }
            memory = done.memory
            memory.trim()
            if done.needsMaintenance { maintenance.request() }
            context.signal.publish(memory.head)
            for (request, answer) in zip(requests, done.answers) {
                request.caller.resume(returning: answer)
            }
        } catch {
            answer(requests, afterFailure: error)
        }
    }

    /// What a commit that succeeded leaves behind.
    private struct Done {
        let answers: [CommitQueue.Answer]
        let memory: WriterMemory
        let needsMaintenance: Bool
    }

    /// Decides on all requests, then on those that came meanwhile, until there are none or enough.
    private static func decide(
        _ requests: inout [CommitQueue.Request], from queue: CommitQueue,
        in session: inout CommitSession, _ transaction: inout WriteTransaction
    ) throws(EventStoreError) -> [CommitQueue.Answer] {
        var answers: [CommitQueue.Answer] = []
        var room = bounds
        while true {
            for request in requests[answers.count...] {
                switch request.work {
                case .append(let command):
                    answers.append(
                        try session.append(command, in: &transaction).map { $0 as Receipt? })
                case .save(let checkpoint):
                    session.save(checkpoint)
                    answers.append(.success(nil))
                case .removeUnusedRows:
                    try session.giveUpUnusedRows(in: &transaction)
                    answers.append(.success(nil))
                }
                room.events -= request.size.events
                room.bytes -= request.size.bytes
            }
            guard room.events > 0, room.bytes > 0 else { return answers }
            let more = queue.take(atMost: room)
            if more.isEmpty { return answers }
            requests += more
        }
    }

    /// Answers after a failure.
    ///
    /// A commit that failed may have reached the disk all the same, so the ids of the commands are
    /// looked up first.
    private func answer(
        _ requests: [CommitQueue.Request], afterFailure failure: EventStoreError
    ) {
        for request in requests {
            request.caller.resume(returning: outcome(of: request, afterFailure: failure))
        }
    }

    private func outcome(
        of request: CommitQueue.Request, afterFailure failure: EventStoreError
    ) -> CommitQueue.Answer {
        guard case .append(let prepared) = request.work else { return .failure(failure) }
        do throws(EventStoreError) {
            let tables = context.tables
            let found = try context.environment.read { transaction throws(EventStoreError) in
                try transaction.recordedCommand(
                    prepared.command.id, in: prepared.command.stream, in: tables)
            }
            guard let found, found.details.digest == prepared.command.digest else {
                return .failure(failure)
            }
            return .success(Receipt(of: found, wasRepeat: false))
        } catch {
            return .failure(
                EventStoreError(
                    failure.code,
                    "\(failure.message) Whether the command was recorded is not known.",
                    remedy: "Open the ledger again and send the command again under its id."))
        }
    }
}
