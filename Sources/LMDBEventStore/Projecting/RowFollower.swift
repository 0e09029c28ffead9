internal import Dispatch
internal import EventSourcing
internal import LMDB
internal import Synchronization

/// Folds what was committed, behind the writer's back, so that readers find it done.
final class RowFollower: Sendable {
    private enum State { case resting, running, runningAndWanted, stopped }

    private let context: StoreContext
    private let state = Mutex(State.resting)
    private let thread = DispatchQueue(label: "caseledger.rows")

    /// How many records one snapshot is held for.
    private static let longestStep: UInt64 = 512
    /// How long it lets commits go by before it looks: another thread awake at every commit would
    /// make each of them slower, and a reader does not wait for this one.
    ///
    /// Unit: milliseconds.
    private static let delay = 2

    init(_ context: StoreContext) { self.context = context }

    /// Says that there are new records.
    func wake() {
        guard !context.rows.isEmpty else { return }
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
            // Beyond the bound it is for maintenance to write first.
            if reached.isMore, reached.pending <= context.longestTail { isMore = true }
        }
        return isMore
    }
}
