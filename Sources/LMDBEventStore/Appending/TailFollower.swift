internal import Dispatch
internal import EventSourcing
internal import LMDB
internal import Synchronization

/// Processes committed records in the background.
///
/// It folds them into rows before readers need them. It also prepares flushes, so that the writer
/// only has to write them.
final class TailFollower: Sendable {
    private enum State { case resting, running, runningAndWanted, stopped }

    /// The state of the last prepared flush.
    private enum Flush {
        /// It was written, or there was none.
        case done
        /// It is ready for the writer.
        case ready(PreparedFlush)
        /// The writer is writing it.
        case underway
    }

    private let context: StoreContext
    private let state = Mutex(State.resting)
    private let flush = Mutex(Flush.done)
    private let thread = DispatchQueue(label: "caseledger.tail")
    /// Tells the writer that a flush is ready.
    private let tellWriter: @Sendable () -> Void

    /// The number of records to read within one snapshot.
    private static let longestStep: UInt64 = 512
    /// How long it waits after a commit before it reads.
    ///
    /// Another thread that wakes at every commit would slow each of them down, and a reader does
    /// not wait for this one.
    ///
    /// Unit: milliseconds.
    private static let delay = 2

    init(_ context: StoreContext, tellWriter: @escaping @Sendable () -> Void) {
        self.context = context
        self.tellWriter = tellWriter
    }

    /// Tells it that there are new records.
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

    /// Stops it permanently.
    func stop() {
        state.withLock { $0 = .stopped }
        thread.sync {}
    }

    /// Takes the prepared flush; the writer calls ``flushEnded()`` when it is done.
    func takeFlush() -> PreparedFlush? {
        flush.withLock { flush in
            guard case .ready(let prepared) = flush else { return nil }
            flush = .underway
            return prepared
        }
    }

    /// Records that the writer is done with a flush, so that the next one may be prepared.
    func flushEnded() { flush.withLock { $0 = .done } }

    private var isStopped: Bool { state.withLock { $0 == .stopped } }

    private func run() {
        while !isStopped {
            // Ignore the error: a reader encounters it again and reports it.
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
            // Above the limit the rows must be written first.
            if reached.isMore, reached.pending <= context.longestTail { isMore = true }
        }
        try prepareFlush()
        return isMore
    }

    /// Prepares a flush when there is enough for one, unless the last one is not written yet.
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

/// The data to write to the tables, grouped and sorted.
struct PreparedFlush: Sendable {
    /// The data of the index tail.
    let index: IndexFlush?
    /// The data of the row tails.
    let rows: [(memory: RowMemory, pending: PendingRows)]
}
