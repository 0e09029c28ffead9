internal import EventSourcing
internal import LMDB

/// The rows of one projection that are not in its tables yet: those of (watermark, through], folded
/// from the records.
struct RowTail: Sendable {
    private let projection: RegisteredProjection
    /// The stored rows that this goes on from; `nil` before any were looked at.
    private(set) var stored: StoredProjection?
    /// Every record at or below is folded in.
    private(set) var through = Position.start
    /// The rows, of each entity oldest first.
    private(set) var rows: [StreamNumber: [RowKey: [HistoryRow]]] = [:]
    /// The streams with an event after the watermark.
    private(set) var changed: Set<StreamNumber> = []
    /// Folds under way, each with every event of its stream up to ``through``.
    private var folds: [StreamNumber: RunningFold] = [:]
    /// Why it cannot go on: a record that the projection cannot read.
    private(set) var failure: EventStoreError?

    /// The most folds to remember beyond those that are going to be written.
    private static let mostFolds = 4_096

    init(of projection: RegisteredProjection) { self.projection = projection }

    /// Everything at or below is in the tables.
    var watermark: Position { stored?.entry.watermark ?? .start }

    /// How many records are folded but not in the tables.
    var count: UInt64 { through.rawValue - watermark.rawValue }

    /// The rows of `stream`.
    func rows(of stream: StreamNumber) -> [RowKey: [HistoryRow]] { rows[stream] ?? [:] }

    /// Goes on from `latest`, what a snapshot has of the stored rows.
    ///
    /// - Returns: `false` for a snapshot that is older than this tail.
    mutating func goOn(from latest: StoredProjection) -> Bool {
        if let stored, stored.instance == latest.instance {
            if latest.entry.watermark < stored.entry.watermark { return false }
            if latest.entry.watermark == stored.entry.watermark {
                self.stored = latest
                return true
            }
        }
        let isSame = stored?.instance == latest.instance
        let known = through
        stored = latest
        guard isSame, latest.entry.watermark <= known else {
            // Other rows, or further than was folded here.
            through = latest.entry.watermark
            rows = [:]
            changed = []
            folds = [:]
            failure = nil
            return true
        }
        dropRows(through: latest.entry.watermark)
        return true
    }

    private mutating func dropRows(through watermark: Position) {
        if watermark == through {
            rows = [:]
            changed = []
        } else {
            rows = rows.compactMapValues { entities in
                let left = entities.compactMapValues { history in
                    let left = history.filter { $0.position > watermark }
                    return left.isEmpty ? nil : left
                }
                return left.isEmpty ? nil : left
            }
            changed = changed.filter { (folds[$0]?.lastEvent ?? .start) > watermark }
        }
        if folds.count > Self.mostFolds + changed.count {
            folds = folds.filter { changed.contains($0.key) }
        }
    }

    /// Folds in the records up to `goal`, at most `limit` of them.
    ///
    /// A record that cannot be read ends it, for good: ``failure`` says so.
    mutating func advance<Transaction: ReadableTransaction & ~Copyable>(
        to goal: Position, atMost limit: UInt64, from transaction: borrowing Transaction,
        _ index: IndexView
    ) throws(EventStoreError) {
        guard through < goal, failure == nil else { return }
        let last = Position(min(goal.rawValue, through.rawValue + limit))
        do throws(EventStoreError) {
            try fold(PositionRange(from: through.next, through: last), from: transaction, index)
        } catch {
            guard error.code == .integrity || error.code == .newerFormat else { throw error }
            failure = error
        }
    }

    private mutating func fold<Transaction: ReadableTransaction & ~Copyable>(
        _ range: PositionRange, from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) {
        var numbers: [StreamName: StreamNumber] = [:]
        try transaction.visitCandidates(
            of: .everything, in: range, order: .forward, index
        ) { record, _ throws(EventStoreError) in
            var number = numbers[record.stream]
            if number == nil {
                number = try index.stream(record.stream, from: transaction)?.number
                numbers[record.stream] = number
            }
            guard let number else {
                throw .malformedTable(.streams, "\(record.stream) is missing")
            }
            try apply(record, of: number, from: transaction, index)
            through = record.position
            return true
        }
    }

    private mutating func apply<Transaction: ReadableTransaction & ~Copyable>(
        _ record: Record, of stream: StreamNumber, from transaction: borrowing Transaction,
        _ index: IndexView
    ) throws(EventStoreError) {
        // Taken out, so that it is changed without being copied.
        var running: RunningFold
        if let known = folds.removeValue(forKey: stream) {
            running = known
        } else if stream.rawValue == record.position.rawValue {
            running = RunningFold(fold: projection.fold())
        } else {
            running = try transaction.fold(
                of: projection, in: stored?.instance, stream: stream, through: through, index)
        }
        let changes: [ProjectedRow]
        do throws(EventStoreError) { changes = try running.apply(record) } catch {
            // It may be half changed; what was folded before is still to be written.
            if changed.contains(stream) {
                folds[stream] = try transaction.fold(
                    of: projection, in: stored?.instance, stream: stream, through: through, index)
            }
            throw error
        }
        for row in changes {
            rows[stream, default: [:]][row.key, default: []].append(
                HistoryRow(key: row.key, position: record.position, value: row.value))
        }
        changed.insert(stream)
        folds[stream] = running
    }

    /// Everything that is to be written.
    var pending: PendingRows? {
        guard let stored, through > stored.entry.watermark || stored.entry.state == .building
        else { return nil }
        var history: [PendingRows.Entry] = []
        for (stream, entities) in rows {
            for row in entities.values.joined() {
                history.append(
                    PendingRows.Entry(
                        key: Key.history(stored.instance, stream, row.key, row.position),
                        value: row.value))
            }
        }
        history.sort { $0.key.lexicographicallyPrecedes($1.key) }
        var states: [PendingRows.Entry] = []
        for stream in changed.sorted() {
            // Every changed stream has its fold: those are not forgotten.
            guard let running = folds[stream] else { continue }
            let row = StateRow(through: running.lastEvent, state: running.fold.state)
            states.append(
                PendingRows.Entry(key: Key.state(stored.instance, stream), value: row.bytes))
        }
        return PendingRows(base: stored, through: through, history: history, states: states)
    }
}

/// Rows on their way into the tables.
struct PendingRows: Sendable {
    /// One entry of a table.
    struct Entry: Sendable {
        let key: [UInt8]
        let value: [UInt8]
    }

    /// What they go on from.
    let base: StoredProjection
    /// Up to where they are complete.
    let through: Position
    let history: [Entry]
    let states: [Entry]

    /// Writes them, in the order of their keys, and moves the watermark.
    ///
    /// - Parameters:
    ///   - isComplete: Whether they reach the end of the ledger: rows under construction are live then.
    ///   - tables: Where to.
    ///   - transaction: The transaction.
    /// - Returns: What the ledger says of the rows now; `nil` when another process went on from
    ///   ``base`` first, and nothing was written.
    /// - Throws: A failure of the storage.
    func write(
        isComplete: Bool, to tables: Tables, in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> StoredProjection? {
        var stored = try transaction.projections(in: tables).first {
            $0.instance == base.instance
        }
        guard stored?.name == base.name, stored?.entry == base.entry else { return nil }
        for entry in history {
            try transaction.put(entry.value, under: entry.key, in: tables.history)
        }
        for entry in states {
            try transaction.put(entry.value, under: entry.key, in: tables.states)
        }
        stored?.entry.watermark = through
        if isComplete { stored?.entry.state = .live }
        if let stored { try transaction.put(stored, in: tables) }
        return stored
    }
}
