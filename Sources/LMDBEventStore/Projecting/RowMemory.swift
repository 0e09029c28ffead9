internal import EventSourcing
internal import LMDB
internal import Synchronization

/// The tail of one projection's rows, as this process has it.
///
/// Readers bring it up to what they ask for; in a process that writes, ``TailFollower`` does so behind
/// every commit, on a thread of its own.
final class RowMemory: Sendable {
    let projection: RegisteredProjection
    private let tail: Mutex<RowTail>

    /// The most records that a reader folds for rows of all streams; further behind, it folds the one
    /// stream that it asks for.
    ///
    /// It is more than a process leaves unflushed that ends without closing.
    private static let longestCatchUp = 3 * LMDBStore.longestTail

    init(of projection: RegisteredProjection) {
        self.projection = projection
        tail = Mutex(RowTail(of: projection))
    }

    /// Everything of one stream after the watermark of `stored`, at least up to `goal`.
    ///
    /// - Returns: The rows by entity, oldest first, which may reach beyond `goal`; `nil` when they
    ///   are not to be had here: the snapshot is older than what is kept, the stored rows are far
    ///   behind, the stream is set aside, or a record in between is damaged.
    func rows<Transaction: ReadableTransaction & ~Copyable>(
        of stream: StreamNumber, through goal: Position, after stored: StoredProjection,
        from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) -> [RowKey: [HistoryRow]]? {
        try tail.withLock { tail throws(EventStoreError) in
            guard tail.goOn(from: stored) else { return nil }
            guard goal.rawValue <= tail.through.rawValue + Self.longestCatchUp else { return nil }
            try tail.advance(
                to: goal, atMost: Self.longestCatchUp, from: transaction, index)
            // What cannot be read may have been met just now.
            let isAside = tail.aside[stream].map { $0 <= goal } ?? false
            return tail.through >= goal && !isAside ? tail.rows(of: stream) : nil
        }
    }

    /// Folds in what came since, if there are stored rows to go on from.
    func catchUp<Transaction: ReadableTransaction & ~Copyable>(
        from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) {
        _ = try advance(atMost: Self.longestCatchUp, from: transaction, index)
    }

    /// How far the rows have come.
    struct Progress: Sendable {
        /// How many records are folded and not in the tables.
        var pending: UInt64 = 0
        /// Whether every record of the snapshot is folded.
        var isComplete = false
        /// Whether there are more to fold, and they can be.
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

    /// Whether it stopped at a damaged record.
    var isStalled: Bool { tail.withLock { $0.isStalled } }

    /// How far the rows have come in this process, what is set aside, and why it stopped, if it did.
    var standing: (through: Position, aside: [StreamNumber: Position], failure: EventStoreError?) {
        tail.withLock { ($0.through, $0.aside, $0.failure) }
    }

    /// The event from which on a stream has no rows, as far as this process knows.
    func setAside(_ stream: StreamNumber) -> Position? { tail.withLock { $0.aside[stream] } }

    /// What is to be written; `nil` when nothing is.
    var pending: PendingRows? { tail.withLock { $0.pending } }

    /// What is to be written of more than `count` records, into rows that are read already.
    func pending(ifMoreThan count: UInt64) -> PendingRows? {
        tail.withLock { $0.count > count && $0.stored?.entry.state == .live ? $0.pending : nil }
    }

    /// Takes note of what was written.
    func goOn(from stored: StoredProjection) { tail.withLock { _ = $0.goOn(from: stored) } }
}

extension [StoredProjection] {
    /// The rows that `projection` reads and goes on from: of several, those that are furthest.
    func usable(for projection: RegisteredProjection) -> StoredProjection? {
        filter { $0.isUsable(for: projection) }.max { $0.entry.watermark < $1.entry.watermark }
    }
}
