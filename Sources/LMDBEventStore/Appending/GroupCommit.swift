internal import EventSourcing
internal import LMDB

/// The single writer: takes requests from the queue, commits many at once, answers each.
///
/// A commit writes only records. Derived data is flushed between two commits, when enough has
/// accumulated, as prepared by ``TailFollower``. The writer has its own thread, outside Swift's
/// task pool, because it blocks while another process writes and while the disk syncs.
struct GroupCommit: ~Copyable {
    private let context: StoreContext
    private let queue: CommitQueue
    private let follower: TailFollower
    private var maintenance: Maintenance
    /// Whether this writer committed records that may have to be flushed at the end.
    private var hasCommitted = false
    /// How many callers may be waiting soon: those that the last commit answered, if they return,
    /// and those that were waiting by then.
    private var expected = 0
    /// How long the last commit took.
    private var duration = Duration.zero

    /// The limits of one commit, unless a single request exceeds them.
    private static let bounds = (events: 8_192, bytes: 8 << 20)
    /// The longest time that a request waits for others to share its sync.
    ///
    /// The wait is also limited to half the duration of the last commit, because sharing only pays
    /// when a commit is slow.
    private static let longestWait = Duration.milliseconds(2)

    private init(_ context: StoreContext, _ queue: CommitQueue) {
        self.context = context
        self.queue = queue
        follower = TailFollower(context) { queue.nudge() }
        maintenance = Maintenance(context)
    }

    /// Starts the writer's thread, which ends when the queue is closed and everything is answered.
    ///
    /// - Parameters:
    ///   - context: The store.
    ///   - queue: The queue of its requests.
    ///   - ended: Called on that thread when it ends.
    static func start(
        _ context: StoreContext, _ queue: CommitQueue, ended: @escaping @Sendable () -> Void
    ) {
        WriterThread.start {
            var writer = GroupCommit(context, queue)
            writer.run()
            ended()
        }
    }

    private mutating func run() {
        while let requests = queue.next(
            isIdle: !maintenance.isNeeded, atMost: Self.bounds, expecting: expected,
            for: min(duration / 2, Self.longestWait))
        {
            expected = 0
            if !requests.isEmpty { commit(requests) }
            if let flush = follower.takeFlush() { write(flush) }
            if maintenance.isNeeded { maintenance.step() }
        }
        follower.stop()
        // Flush, so that the next process that opens the ledger finds everything in the tables.
        if hasCommitted { try? maintenance.flush() }
    }

    private func write(_ flush: PreparedFlush) {
        let isWritten = (try? maintenance.write(flush)) != nil
        follower.flushEnded()
        // More records may need a flush by now. After a failure, such as a full disk, prepare the
        // flush again after the next commit, and not at once.
        if isWritten { follower.wake() }
    }

    private mutating func commit(_ first: [CommitQueue.Request]) {
        var requests = first
        let start = ContinuousClock.now
        do throws(EventStoreError) {
            try context.requireNotOlder()
            let done = try context.environment.write { transaction throws(EventStoreError) in
                try context.requireInPlace()
                try context.requireSameLedger(in: transaction)
                // In a repeated run, requests that an earlier run took from the queue are decided
                // again.
                var session = try CommitSession(context, in: transaction)
                let answers = try Self.decide(&requests, from: queue, in: &session, &transaction)
                try session.finish(in: &transaction)
                let isToRemember = session.written.count > 0 || session.hasErased
                return Done(
                    answers: answers, written: session.written,
                    head: isToRemember
                        ? context.memory.head(
                            of: transaction, at: session.written.head, context.tables) : nil,
                    isEnoughToFlush: session.isEnoughToFlush,
                    needsMaintenance: session.needsMaintenance)
            }
            duration = ContinuousClock.now - start
            var answers = done.answers
            // What an earlier commit recorded is durable once this one wrote something.
            if done.written.count == 0, answers.contains(where: \.isOfEarlierCommit) {
                try context.ensureDurable()
            }
            if done.written.count > 0 {
                hasCommitted = true
                context.index.append(done.written)
                context.signal.publish(done.written.head)
            }
            flush(for: requests, &answers)
            build(for: requests, &answers)
            if done.needsMaintenance { maintenance.request() }
            expected = requests.count + queue.count
            for (request, answer) in zip(requests, answers) {
                request.caller.resume(returning: answer)
            }
            // No caller waits for the remaining steps.
            if let head = done.head { context.memory.remember(head) }
            context.index.settle()
            if done.isEnoughToFlush || done.written.count > 0 && !context.rows.isEmpty {
                follower.wake()
            }
        } catch {
            answer(requests, afterFailure: error)
        }
    }

    /// The results of a successful commit.
    private struct Done: Sendable {
        let answers: [CommitQueue.Answer]
        let written: IndexTail
        /// The head to remember; `nil` when it did not change.
        let head: LastHead?
        let isEnoughToFlush: Bool
        let needsMaintenance: Bool
    }

    /// Decides all requests, then those that arrived meanwhile, until none is left or a limit is
    /// reached.
    private static func decide(
        _ requests: inout [CommitQueue.Request], from queue: CommitQueue,
        in session: inout CommitSession, _ transaction: inout WriteTransaction
    ) throws(EventStoreError) -> [CommitQueue.Answer] {
        var answers: [CommitQueue.Answer] = []
        var room = bounds
        while true {
            for request in requests[answers.count...] {
                switch request.work {
                case .append(let commands):
                    answers.append(
                        .success(.appended(try session.append(commands, in: &transaction))))
                case .forget(let field, let position, let observation):
                    answers.append(
                        try session.forget(
                            field, at: position, basedOn: observation, in: &transaction
                        )
                        .map { .forgotten($0) })
                case .save(let checkpoint):
                    do throws(EventStoreError) {
                        try session.save(checkpoint)
                        answers.append(.success(.done))
                    } catch { answers.append(.failure(error)) }
                case .removeUnusedRows:
                    try session.giveUpUnusedRows(in: &transaction)
                    answers.append(.success(.done))
                case .flush, .build:
                    answers.append(.success(.done))
                }
                room.events -= request.work.size.events
                room.bytes -= request.work.size.bytes
            }
            guard room.events > 0, room.bytes > 0 else { return answers }
            let more = queue.take(atMost: room)
            if more.isEmpty { return answers }
            requests += more
        }
    }

    /// Flushes, if a request asked for it.
    private mutating func flush(
        for requests: [CommitQueue.Request], _ answers: inout [CommitQueue.Answer]
    ) {
        let asked = requests.indices.filter {
            if case .flush = requests[$0].work { return true }
            return false
        }
        guard !asked.isEmpty else { return }
        do throws(EventStoreError) { try maintenance.flush() } catch {
            for index in asked { answers[index] = .failure(error) }
        }
    }

    /// Does one step of building rows, if a request asked for it.
    private mutating func build(
        for requests: [CommitQueue.Request], _ answers: inout [CommitQueue.Answer]
    ) {
        for index in requests.indices {
            guard case .build = requests[index].work else { continue }
            maintenance.request()
            do throws(EventStoreError) { try maintenance.tryStep() } catch {
                answers[index] = .failure(error)
            }
        }
    }

    /// Answers the requests after a failure.
    ///
    /// A failed commit may still have reached the disk, so the ids of the commands are looked up
    /// first.
    private func answer(
        _ requests: [CommitQueue.Request], afterFailure failure: EventStoreError
    ) {
        for request in requests {
            guard case .append(let prepared) = request.work else {
                request.caller.resume(returning: .failure(failure))
                continue
            }
            let outcomes = (0..<prepared.commands.count).map { number -> AppendOutcome in
                switch prepared.commands[number] {
                case .failure(let mistake): .failure(mistake)
                case .success(let sealed):
                    prepared.knownOutcome(of: number)
                        ?? outcome(of: sealed.guarded.command, afterFailure: failure)
                }
            }
            request.caller.resume(returning: .success(.appended(outcomes)))
        }
    }

    private func outcome(
        of command: Command, afterFailure failure: EventStoreError
    ) -> AppendOutcome {
        do throws(EventStoreError) {
            let receipt = try context.readIndexed {
                transaction, index throws(EventStoreError) -> Receipt? in
                guard
                    let recorded = try transaction.recordedCommand(
                        command.id, in: command.stream, index),
                    try transaction.has(command, recordedAs: recorded, in: index.tables)
                else { return nil }
                return Receipt(of: recorded, wasRepeat: false)
            }
            guard let receipt else {
                return .failure(failure.adding("The command was not recorded."))
            }
            try context.ensureDurable()
            return .success(receipt)
        } catch {
            // After some errors LMDB refuses to read, but the file tells. An earlier attempt may have
            // recorded the command.
            let isUndone = context.environment.failedCommitIsUndone
            return .failure(
                EventStoreError(
                    failure.code,
                    failure.message
                        + (isUndone
                            ? " This attempt recorded nothing."
                            : " It is not known whether the command was recorded."),
                    remedy: "Open the ledger again and send the command again with the same id.",
                    position: failure.position))
        }
    }
}

extension Result<CommitQueue.Reply, EventStoreError> {
    /// Whether it acknowledges what an earlier commit recorded or erased.
    fileprivate var isOfEarlierCommit: Bool {
        switch self {
        case .success(.appended(let outcomes)):
            outcomes.contains { outcome in
                if case .success(let receipt) = outcome { return receipt.wasRepeat }
                return false
            }
        case .success(.forgotten(let hadText)): !hadText
        case .success(.done), .failure: false
        }
    }
}
