internal import ByteCoding
internal import EventSourcing
internal import LMDB

/// The writer's work between two commits.
///
/// It writes what ``TailFollower`` prepared, flushes larger amounts, begins projections, builds
/// their rows, and deletes retired rows. Rows of different revisions or fingerprints exist side by
/// side, because programs of different versions may have the ledger open. Each program maintains
/// its own rows and leaves others unchanged.
///
/// Each step is one bounded transaction that leaves the ledger consistent, so any process may
/// continue where another one stopped.
struct Maintenance: Sendable {
    /// Whether there may be work to do.
    private(set) var isNeeded = true
    private let context: StoreContext

    /// The most records that one step folds.
    private static let longestStep: UInt64 = 16_384
    /// The most rows that one transaction deletes.
    private static let mostDeletions = 8_192

    init(_ context: StoreContext) { self.context = context }

    /// Requests another check for work.
    mutating func request() { isNeeded = true }

    /// Does one step, or finds that there is no work.
    ///
    /// After a failure, such as a full disk, the next request or opening tries again.
    mutating func step() { try? tryStep() }

    /// Does one step, or finds that there is no work, for a caller who waits for it.
    ///
    /// - Throws: A failure of the storage; there is no further step until the next request.
    mutating func tryStep() throws(EventStoreError) {
        do throws(EventStoreError) {
            switch try nextJob() {
            case nil: isNeeded = false
            case .flushIndex: try flushIndex()
            case .register: try register()
            case .advance(let rows): try advance(rows)
            case .delete(let stored): try delete(stored)
            }
        } catch {
            isNeeded = false
            throw error
        }
    }

    /// Flushes all derived data that is in memory only.
    ///
    /// - Throws: A failure of the storage.
    func flush() throws(EventStoreError) {
        try flushIndex()
        for rows in context.rows {
            while try advance(rows).isMore {}
        }
    }

    /// Writes a prepared flush, except the parts that another process wrote first.
    ///
    /// - Throws: A failure of the storage. Nothing is lost then, because the data is still in
    ///   memory.
    func write(_ flush: PreparedFlush) throws(EventStoreError) {
        if let index = flush.index { try write(index) }
        for (rows, pending) in flush.rows { try write(pending, of: rows, isComplete: false) }
    }

    private enum Job {
        case flushIndex
        case register
        case advance(RowMemory)
        case delete(StoredProjection)
    }

    private func nextJob() throws(EventStoreError) -> Job? {
        let context = context
        return try context.readIndexed { transaction, index throws(EventStoreError) in
            if context.isTooMuch(from: index.watermark, to: index.head) { return .flushIndex }
            let stored = try transaction.projections(in: index.tables)
            for rows in context.rows where !rows.isStalled {
                guard let found = stored.usable(for: rows.projection) else { return .register }
                if found.entry.state == .building
                    || context.isTooMuch(from: found.entry.watermark, to: index.head)
                {
                    return .advance(rows)
                }
            }
            return stored.first { $0.entry.state == .retired }.map { .delete($0) }
        }
    }

    /// Writes the tail of the index to its tables.
    private func flushIndex() throws(EventStoreError) {
        let context = context
        let tail = try context.readIndexed { transaction, index throws(EventStoreError) in
            try index.withTail(of: transaction) { tail throws(EventStoreError) in tail }
        }
        if tail.count > 0 { try write(IndexFlush(of: tail)) }
    }

    private func write(_ flush: IndexFlush) throws(EventStoreError) {
        let context = context
        let isWritten = try context.environment.write { transaction throws(EventStoreError) in
            try flush.write(to: context.tables, in: &transaction)
        }
        if isWritten { context.index.forget(through: flush.head) }
    }

    /// Creates an entry for every projection of this process, beside the entries of others.
    private func register() throws(EventStoreError) {
        let context = context
        try context.environment.write { transaction throws(EventStoreError) in
            let stored = try transaction.projections(in: context.tables)
            var next = (stored.map(\.instance.rawValue).max() ?? 0) + 1
            for projection in context.projections
            where stored.usable(for: projection) == nil {
                let entry = ProjectionEntry(
                    state: .building, revision: projection.revision, watermark: .start,
                    fingerprint: projection.fingerprint)
                try transaction.put(
                    StoredProjection(
                        name: projection.name, instance: InstanceNumber(next), entry: entry),
                    in: context.tables)
                next += 1
            }
        }
    }

    /// Folds the next records and writes their rows.
    ///
    /// Rows under construction become live at the head.
    @discardableResult
    private func advance(_ rows: RowMemory) throws(EventStoreError) -> RowMemory.Progress {
        let context = context
        let progress = try context.readIndexed { transaction, index throws(EventStoreError) in
            try rows.advance(atMost: Self.longestStep, from: transaction, index)
        }
        if let pending = rows.pending {
            try write(pending, of: rows, isComplete: progress.isComplete)
        }
        return progress
    }

    private func write(
        _ pending: PendingRows, of rows: RowMemory, isComplete: Bool
    ) throws(EventStoreError) {
        let context = context
        let stored = try context.environment.write { transaction throws(EventStoreError) in
            try pending.write(isComplete: isComplete, to: context.tables, in: &transaction)
        }
        if let stored { rows.goOn(from: stored) }
    }

    /// Deletes some retired rows; the entry is deleted after the last of them.
    private func delete(_ stored: StoredProjection) throws(EventStoreError) {
        let context = context
        try context.environment.write { transaction throws(EventStoreError) in
            let prefix = Key.instance(stored.instance)
            var room = Self.mostDeletions
            for table in [context.tables.states, context.tables.history] {
                let keys = try transaction.keys(beginningWith: prefix, atMost: room, in: table)
                for key in keys { try transaction.remove(key, from: table) }
                room -= keys.count
                if room == 0 { return }
            }
            try transaction.remove(
                Key.projection(stored.name, stored.instance), from: context.tables.projections)
        }
    }
}

extension ReadableTransaction where Self: ~Copyable {
    fileprivate borrowing func keys(
        beginningWith prefix: [UInt8], atMost limit: Int, in table: Table
    ) throws(EventStoreError) -> [[UInt8]] {
        try withCursor(on: table) { cursor throws(EventStoreError) in
            var keys: [[UInt8]] = []
            var isOn = try cursor.seek(toOrAfter: prefix)
            while isOn, keys.count < limit {
                let key = cursor.withCurrent { key, _ in
                    key.starts(with: prefix) ? key.copied : nil
                }
                guard let key else { break }
                keys.append(key)
                isOn = try cursor.step(.forward)
            }
            return keys
        }
    }
}
