internal import EventSourcing
internal import LMDB
internal import Synchronization

/// The tail of one projection's rows in this process.
///
/// Readers advance it to the position they need. In a process that writes, ``TailFollower``
/// advances it after every commit, on its own thread.
final class RowMemory: Sendable {
    let projection: RegisteredProjection
    private let tail: Mutex<RowTail>

    /// The most records that a reader folds for the rows of all streams.
    ///
    /// Further behind, a reader folds only the stream that it needs.
    ///
    /// It is more than a process can leave unflushed when it ends without closing.
    private static let longestCatchUp = 3 * LMDBStore.longestTail

    init(of projection: RegisteredProjection) {
        self.projection = projection
        tail = Mutex(RowTail(of: projection))
    }

    /// The rows of one stream after the watermark of `stored`, at least up to `goal`.
    ///
    /// - Returns: The rows by entity, oldest first, which may reach beyond `goal`. `nil` when the
    ///   memory cannot provide them: the snapshot is older than the tail, the stored rows are far
    ///   behind, the stream is set aside, or a record before `goal` is damaged.
    func rows<Transaction: ReadableTransaction & ~Copyable>(
        of stream: StreamNumber, through goal: Position, after stored: StoredProjection,
        from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) -> [RowKey: [HistoryRow]]? {
        try tail.withLock { tail throws(EventStoreError) in
            guard tail.goOn(from: stored) else { return nil }
            guard goal.rawValue <= tail.through.rawValue + Self.longestCatchUp else { return nil }
            try tail.advance(
                to: goal, atMost: Self.longestCatchUp, from: transaction, index)
            // The fold may just have met an event that cannot be read.
            let isAside = tail.aside[stream].map { $0 <= goal } ?? false
            return tail.through >= goal && !isAside ? tail.rows(of: stream) : nil
        }
    }

    /// Folds in new records, if there are stored rows to continue from.
    func catchUp<Transaction: ReadableTransaction & ~Copyable>(
        from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) {
        _ = try advance(atMost: Self.longestCatchUp, from: transaction, index)
    }

    /// The progress of the rows.
    struct Progress: Sendable {
        /// The number of records that are folded but not in the tables.
        var pending: UInt64 = 0
        /// Whether every record of the snapshot is folded.
        var isComplete = false
        /// Whether there are more records, and they can be folded.
        var isMore = false
    }

    /// Folds in the next records, at most `limit`.
    func advance<Transaction: ReadableTransaction & ~Copyable>(
        atMost limit: UInt64, from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) -> Progress {
        let found = try transaction.projections(in: index.tables).usable(for: projection)
        guard let found else { return Progress() }
        return try tail.withLock { tail throws(EventStoreError) in
            guard tail.goOn(from: found) else { return Progress(isMore: true) }
            try tail.advance(to: index.head, atMost: limit, from: transaction, index)
            return Progress(
                pending: tail.count, isComplete: tail.through >= index.head,
                isMore: tail.through < index.head && !tail.isStalled)
        }
    }

    /// Whether folding stopped at a damaged record.
    var isStalled: Bool { tail.withLock { $0.isStalled } }

    /// The progress in this process, the streams that are set aside, and the failure, if any.
    var standing: (through: Position, aside: [StreamNumber: Position], failure: EventStoreError?) {
        tail.withLock { ($0.through, $0.aside, $0.failure) }
    }

    /// The event after which a stream has no rows, as far as this process has folded.
    func setAside(_ stream: StreamNumber) -> Position? { tail.withLock { $0.aside[stream] } }

    /// The rows to write; `nil` when there are none.
    var pending: PendingRows? { tail.withLock { $0.pending } }

    /// The rows to write, if they come from more than `count` records and are live.
    func pending(ifMoreThan count: UInt64) -> PendingRows? {
        tail.withLock { $0.count > count && $0.stored?.entry.state == .live ? $0.pending : nil }
    }

    /// Continues from the rows that were written.
    func goOn(from stored: StoredProjection) { tail.withLock { _ = $0.goOn(from: stored) } }
}

extension [StoredProjection] {
    /// The rows that `projection` reads and continues; of several, those that are furthest.
    func usable(for projection: RegisteredProjection) -> StoredProjection? {
        filter { $0.isUsable(for: projection) }.max { $0.entry.watermark < $1.entry.watermark }
    }
}
