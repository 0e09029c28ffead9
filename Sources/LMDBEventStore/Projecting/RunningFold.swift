internal import EventRecords
internal import EventSourcing
internal import LMDB

/// The fold of one stream in progress, with its last event.
struct RunningFold: Sendable {
    var fold: any Fold
    /// The last event of the stream that is folded in; ``Position/start`` when there is none.
    var lastEvent = Position.start

    /// Folds in the stream's next record.
    ///
    /// - Returns: The rows that its command changed, each key once; empty before the command's last
    ///   event.
    mutating func apply(_ record: borrowing RecordView) throws(FoldFailure) -> [ProjectedRow] {
        try fold.apply(record)
        lastEvent = record.position
        return record.position == record.commandPositions.last ? fold.takeChangedRows() : []
    }
}

extension Fold {
    /// Folds the event of a record, with every text erased.
    fileprivate mutating func apply(_ record: borrowing RecordView) throws(FoldFailure) {
        var unreadable: UnreadableEvent?
        do throws(EventStoreError) {
            let event = try record.event
            do throws(UnreadableEvent) { try apply(event) } catch { unreadable = error }
        } catch { throw FoldFailure(error) }
        if let unreadable { throw FoldFailure(unreadable) }
    }
}

/// The error for a record that cannot be folded.
struct FoldFailure: Error {
    /// The failure as an error of the store.
    let error: EventStoreError
    /// Whether the record is intact, and only the projection cannot read its event.
    let isOfProjection: Bool

    init(_ error: UnreadableEvent) {
        self.error = EventStoreError(unreadable: error)
        isOfProjection = true
    }

    init(_ error: EventStoreError) {
        self.error = error
        isOfProjection = false
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// The fold of a stream with every event up to `position`, from its state row and later
    /// records.
    ///
    /// - Parameters:
    ///   - projection: The projection.
    ///   - instance: Its rows; `nil` when there are none and the whole stream must be folded.
    ///   - stream: The stream.
    ///   - position: The last position to fold. A state row beyond it, or a damaged one, is not
    ///     used.
    ///   - index: The index of the snapshot.
    ///   - changed: Receives every row that the commands after the state row changed.
    /// - Returns: The fold, with its last event.
    /// - Throws: Code `integrity` for a record that cannot be read.
    borrowing func fold(
        of projection: RegisteredProjection, in instance: InstanceNumber?,
        stream: StreamNumber, through position: Position, _ index: IndexView,
        changed: (HistoryRow) -> Void = { _ in }
    ) throws(EventStoreError) -> RunningFold {
        var running = RunningFold(fold: projection.fold())
        if let instance,
            let restored = try restoredFold(
                of: projection, in: instance, stream, through: position, index)
        {
            running = restored
        }
        let rest = PositionRange(from: running.lastEvent.next, through: position)
        try goOn(&running, of: stream, in: rest, index, changed: changed)
        return running
    }

    /// Folds the events of a stream in a range into a fold that has all events before the range.
    borrowing func goOn(
        _ running: inout RunningFold, of stream: StreamNumber, in range: PositionRange,
        _ index: IndexView, changed: (HistoryRow) -> Void
    ) throws(EventStoreError) {
        try visitStream(stream, in: range, index) { record throws(EventStoreError) in
            do throws(FoldFailure) {
                for row in try running.apply(record) {
                    changed(HistoryRow(key: row.key, position: record.position, value: row.value))
                }
            } catch { throw error.error }
        }
    }

    /// The fold of a stream from its state row; `nil` when the row is missing, damaged or too new.
    private borrowing func restoredFold(
        of projection: RegisteredProjection, in instance: InstanceNumber, _ stream: StreamNumber,
        through position: Position, _ index: IndexView
    ) throws(EventStoreError) -> RunningFold? {
        let tables = index.tables
        switch try state(of: stream, in: instance, in: tables) {
        case .none: return nil
        case .damaged:
            index.damage.note(projection.name)
            return nil
        case .row(let row):
            guard row.through <= position else { return nil }
            let fold = try projection.fold(restoring: row.state) {
                position throws(EventStoreError) in
                try withRecord(at: position, in: tables) { record throws(EventStoreError) in
                    try record.record()
                }
            }
            return RunningFold(fold: fold, lastEvent: row.through)
        }
    }
}
