internal import EventSourcing
internal import LMDB

/// The folds that the writer has under way, one for each stream of each projection.
struct FoldMemory: Sendable {
    /// Which fold.
    struct Key: Hashable, Comparable, Sendable {
        let instance: InstanceNumber
        let stream: StreamNumber

        static func < (left: Key, right: Key) -> Bool {
            (left.instance, left.stream) < (right.instance, right.stream)
        }
    }

    /// One fold, and how far it has come.
    struct Running: Sendable {
        /// The fingerprint of its projection.
        let fingerprint: ContentDigest
        var fold: any Fold
        /// Every event of the stream up to here is folded in.
        var through: Position
        /// The last of them; ``Position/start`` when there was none.
        var lastEvent: Position
    }

    /// The most folds to remember from one commit to the next.
    private static let mostFolds = 4_096

    private var running: [Key: Running] = [:]

    /// Takes a fold out, so that it can be changed without being copied.
    mutating func take(_ key: Key) -> Running? { running.removeValue(forKey: key) }

    /// Puts a fold back.
    mutating func put(_ fold: Running, for key: Key) { running[key] = fold }

    /// Forgets a fold that may be half done.
    mutating func forget(_ key: Key) { running[key] = nil }

    /// Forgets everything when it has become too much.
    mutating func trim() { if running.count > Self.mostFolds { running = [:] } }
}

extension ReadableTransaction where Self: ~Copyable {
    /// The fold of a stream, with every event up to `position`, from its state row and the records
    /// after that.
    ///
    /// - Parameters:
    ///   - projection: Which fold.
    ///   - instance: Its rows; `nil` when there are none and all of the stream must be folded.
    ///   - stream: Which stream.
    ///   - position: Up to where; a state row beyond it is not used.
    ///   - tables: Where to read.
    ///   - changed: Is shown every row that the records after the state row changed.
    /// - Returns: The fold, with its place in the stream.
    /// - Throws: Code `integrity` for a record or a state that cannot be read.
    borrowing func fold(
        of projection: RegisteredProjection, in instance: InstanceNumber?,
        stream: StreamNumber, through position: Position, in tables: Tables,
        changed: (HistoryRow) -> Void = { _ in }
    ) throws(EventStoreError) -> FoldMemory.Running {
        var running = FoldMemory.Running(
            fingerprint: projection.fingerprint, fold: projection.fold(), through: .start,
            lastEvent: .start)
        if let instance, let row = try state(of: stream, in: instance, in: tables),
            row.through <= position
        {
            running.fold = try projection.fold(restoring: row.state) {
                position throws(EventStoreError) in
                try existingRecord(at: position, in: tables)
            }
            running.through = row.through
            running.lastEvent = row.through
        }
        try catchUp(&running, stream: stream, through: position, in: tables, changed: changed)
        return running
    }

    /// Folds in what a stream has between where `running` stands and `position`.
    borrowing func catchUp(
        _ running: inout FoldMemory.Running, stream: StreamNumber, through position: Position,
        in tables: Tables, changed: (HistoryRow) -> Void = { _ in }
    ) throws(EventStoreError) {
        guard running.through < position else { return }
        let gap = PositionRange(from: running.through.next, through: position)
        try visitStream(stream, in: gap, in: tables) { record throws(EventStoreError) in
            for row in try running.apply(record) {
                changed(HistoryRow(key: row.key, position: record.position, value: row.value))
            }
        }
        running.through = position
    }
}

extension FoldMemory.Running {
    /// Folds in the stream's next record.
    ///
    /// - Returns: The rows it changed, each once.
    mutating func apply(_ record: Record) throws(EventStoreError) -> [ProjectedRow] {
        let rows: [ProjectedRow]
        do throws(UnreadableEvent) { rows = try fold.apply(record) } catch {
            throw EventStoreError(unreadable: error)
        }
        through = record.position
        lastEvent = record.position
        guard rows.count > 1 else { return rows }
        var last: [RowKey: [UInt8]] = [:]
        for row in rows { last[row.key] = row.value }
        return last.map { ProjectedRow(key: $0.key, value: $0.value) }
    }
}
