internal import EventSourcing
internal import LMDB

/// One stream's fold under way, and how far it has come.
struct RunningFold: Sendable {
    var fold: any Fold
    /// The last event of the stream that is folded in; ``Position/start`` when there was none.
    var lastEvent = Position.start

    /// Folds in the stream's next record.
    ///
    /// - Returns: The rows it changed, each once.
    mutating func apply(
        _ record: borrowing ScannedRecord
    ) throws(EventStoreError) -> [ProjectedRow] {
        let rows: [ProjectedRow]
        do throws(UnreadableEvent) { rows = try fold.apply(record.event) } catch {
            throw EventStoreError(unreadable: error)
        }
        lastEvent = record.position
        guard rows.count > 1 else { return rows }
        // The last of several values of one entity is the one that people see.
        var last: [ProjectedRow] = []
        for row in rows {
            if let index = last.firstIndex(where: { $0.key == row.key }) {
                last[index] = row
            } else {
                last.append(row)
            }
        }
        return last
    }
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
    ///   - index: Where to look for records.
    ///   - changed: Is shown every row that the records after the state row changed.
    /// - Returns: The fold, with its place in the stream.
    /// - Throws: Code `integrity` for a record or a state that cannot be read.
    borrowing func fold(
        of projection: RegisteredProjection, in instance: InstanceNumber?,
        stream: StreamNumber, through position: Position, _ index: IndexView,
        changed: (HistoryRow) -> Void = { _ in }
    ) throws(EventStoreError) -> RunningFold {
        let tables = index.tables
        var running = RunningFold(fold: projection.fold())
        if let instance, let row = try state(of: stream, in: instance, in: tables),
            row.through <= position
        {
            running.fold = try projection.fold(restoring: row.state) {
                position throws(EventStoreError) in
                try existingRecord(at: position, in: tables)
            }
            running.lastEvent = row.through
        }
        let gap = PositionRange(from: running.lastEvent.next, through: position)
        try visitStream(stream, in: gap, index) { record throws(EventStoreError) in
            for row in try running.apply(record) {
                changed(HistoryRow(key: row.key, position: record.position, value: row.value))
            }
        }
        return running
    }
}
