internal import Dispatch
internal import EventSourcing
internal import LMDB
internal import Synchronization

/// Follows what was committed, behind the writer's back: folds it into rows, so that readers find it
/// done, and prepares what is to be flushed, so that the writer only has to write it.
final class TailFollower: Sendable {
    private enum State { case resting, running, runningAndWanted, stopped }

    /// What has become of the flush that was prepared last.
    private enum Flush {
        /// It was written, or there was none.
        case done
        /// It waits for the writer.
        case ready(PreparedFlush)
        /// The writer has it.
        case underway
    }

    private let context: StoreContext
    private let state = Mutex(State.resting)
    private let flush = Mutex(Flush.done)
    private let thread = DispatchQueue(label: "caseledger.tail")
    /// Tells the writer that a flush is ready.
    private let tellWriter: @Sendable () -> Void

    /// How many records one snapshot is held for.
    private static let longestStep: UInt64 = 512
    /// How long it lets commits go by before it looks: another thread awake at every commit would
    /// make each of them slower, and a reader does not wait for this one.
    ///
    /// Unit: milliseconds.
    private static let delay = 2

    init(_ context: StoreContext, tellWriter: @escaping @Sendable () -> Void) {
        self.context = context
        self.tellWriter = tellWriter
    }

    /// Says that there are new records.
    func wake() {
        let mustStart = state.withLock { state in
            switch state {
            case .resting:
                state = .running
                return true
            case .running, .runningAndWanted:
                state = .runningAndWanted
                return false
            case .stopped:
                return false
            }
        }
        if mustStart {
            thread.asyncAfter(deadline: .now() + .milliseconds(Self.delay)) { self.run() }
        }
    }

    /// Ends it for good.
    func stop() {
        state.withLock { $0 = .stopped }
        thread.sync {}
    }

    /// The flush that is ready, for the writer, which says when it is done with it.
    func takeFlush() -> PreparedFlush? {
        flush.withLock { flush in
            guard case .ready(let prepared) = flush else { return nil }
            flush = .underway
            return prepared
        }
    }

    /// Takes note that the writer is done with a flush, so that the next one may be prepared.
    func flushEnded() { flush.withLock { $0 = .done } }

    private var isStopped: Bool { state.withLock { $0 == .stopped } }

    private func run() {
        while !isStopped {
            // An error is met again, and reported, by whoever reads.
            let isMore = (try? step()) ?? false
            let goesOn = state.withLock { state in
                switch state {
                case .stopped:
                    return false
                case .runningAndWanted:
                    state = .running
                    return true
                case .running, .resting:
                    if !isMore { state = .resting }
                    return isMore
                }
            }
            if !goesOn { return }
        }
    }

    private func step() throws(EventStoreError) -> Bool {
        var isMore = false
        for rows in context.rows {
            let reached = try context.readIndexed { transaction, index throws(EventStoreError) in
                try rows.advance(atMost: Self.longestStep, from: transaction, index)
            }
            // Beyond the bound they are to be written first.
            if reached.isMore, reached.pending <= context.longestTail { isMore = true }
        }
        try prepareFlush()
        return isMore
    }

    /// Prepares a flush of what is enough for one, unless the last one is not written yet.
    private func prepareFlush() throws(EventStoreError) {
        let isDone = flush.withLock { flush in
            if case .done = flush { return true }
            return false
        }
        guard isDone else { return }
        let context = context
        let tail = try context.readIndexed { transaction, index throws(EventStoreError) in
            context.isEnough(from: index.watermark, to: index.head)
                ? try index.withTail(of: transaction) { tail throws(EventStoreError) in tail } : nil
        }
        let rows = context.rows.compactMap { rows in
            rows.pending(ifMoreThan: context.longestTail).map { (memory: rows, pending: $0) }
        }
        if tail == nil, rows.isEmpty { return }
        let prepared = PreparedFlush(index: tail.map { IndexFlush(of: $0) }, rows: rows)
        flush.withLock { $0 = .ready(prepared) }
        tellWriter()
    }
}

/// What is to be written into the tables, grouped and sorted.
struct PreparedFlush: Sendable {
    /// What was in the tail of the index.
    let index: IndexFlush?
    /// What was in the tails of rows.
    let rows: [(memory: RowMemory, pending: PendingRows)]
}
