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
    /// The streams that are followed; those that changed are among them.
    private var followed: [FollowedStream] = []
    /// Where a stream is among those followed.
    private var places: [StreamNumber: Int] = [:]
    /// The stream of the last record, and its place: mostly, the next record is of the same.
    private var last: (stream: StreamNumber, place: Int)?
    /// Why it cannot go on: a record that the projection cannot read.
    private var failure: EventStoreError?

    /// The most folds to remember beyond those that are going to be written: one of a large inspection
    /// takes some 60 kB, and one that was forgotten is read again from its state row.
    private static let mostFolds = 512

    init(of projection: RegisteredProjection) { self.projection = projection }

    /// Everything at or below is in the tables.
    var watermark: Position { stored?.entry.watermark ?? .start }

    /// Whether it stopped at a record that the projection cannot read.
    var isStalled: Bool { failure != nil }

    /// How many records are folded but not in the tables.
    var count: UInt64 { through.rawValue - watermark.rawValue }

    /// The rows of `stream`, of each entity oldest first.
    mutating func rows(of stream: StreamNumber) -> [RowKey: [HistoryRow]] {
        guard let place = places[stream] else { return [:] }
        return followed[place].rowsByEntity()
    }

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
            follow([])
            failure = nil
            return true
        }
        for place in followed.indices { followed[place].dropRows(through: latest.entry.watermark) }
        let changed = followed.count { $0.fold.lastEvent > latest.entry.watermark }
        if followed.count > Self.mostFolds + changed {
            follow(followed.filter { $0.fold.lastEvent > latest.entry.watermark })
        }
        return true
    }

    /// Follows these streams and no others.
    private mutating func follow(_ streams: [FollowedStream]) {
        followed = streams
        places = [:]
        for (place, stream) in streams.enumerated() { places[stream.number] = place }
        last = nil
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
        // Mostly, one record is of the same stream as the one before.
        var last: (name: StreamName, number: StreamNumber)?
        try transaction.visitCandidates(
            of: .everything, in: range, order: .forward, index
        ) { record throws(EventStoreError) in
            let stream: StreamNumber
            if let last, record.isOf(last.name) {
                stream = last.number
            } else {
                let name = try record.stream
                var number = numbers[name]
                if number == nil {
                    number = try index.stream(name, from: transaction)?.number
                    numbers[name] = number
                }
                guard let number else {
                    throw .malformedTable(.streams, "\(name) is missing")
                }
                last = (name, number)
                stream = number
            }
            try apply(record, of: stream, from: transaction, index)
            through = record.position
            return true
        }
    }

    private mutating func apply<Transaction: ReadableTransaction & ~Copyable>(
        _ record: borrowing ScannedRecord, of stream: StreamNumber,
        from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) {
        let place = try place(of: stream, at: record.position, from: transaction, index)
        do throws(EventStoreError) { try followed[place].apply(record) } catch {
            // It may be half changed; what was folded before is still to be written.
            if followed[place].fold.lastEvent > watermark {
                followed[place].fold = try transaction.fold(
                    of: projection, in: stored?.instance, stream: stream, through: through, index)
            } else {
                follow(followed.filter { $0.number != stream })
            }
            throw error
        }
    }

    /// Where a stream is among those followed, with every event before `position`; from now on.
    private mutating func place<Transaction: ReadableTransaction & ~Copyable>(
        of stream: StreamNumber, at position: Position,
        from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) -> Int {
        if let last, last.stream == stream { return last.place }
        var place = places[stream] ?? followed.count
        if place == followed.count {
            let fold =
                stream.rawValue == position.rawValue
                ? RunningFold(fold: projection.fold())
                : try transaction.fold(
                    of: projection, in: stored?.instance, stream: stream, through: through, index)
            place = followed.count
            followed.append(FollowedStream(number: stream, fold: fold))
            places[stream] = place
        }
        last = (stream, place)
        return place
    }

    /// Everything that is to be written.
    var pending: PendingRows? {
        guard let stored, through > stored.entry.watermark || stored.entry.state == .building
        else { return nil }
        var history: [PendingRows.Entry] = []
        var states: [PendingRows.Entry] = []
        // One instance's keys are in the order of streams, entities, and positions backwards.
        let changed = followed.filter { $0.fold.lastEvent > stored.entry.watermark }
            .sorted { $0.number < $1.number }
        for var stream in changed {
            for (key, rows) in stream.rowsByEntity().sorted(by: { $0.key < $1.key }) {
                for row in rows.reversed() {
                    history.append(
                        PendingRows.Entry(
                            key: Key.history(stored.instance, stream.number, key, row.position),
                            value: row.value))
                }
            }
            let row = StateRow(through: stream.fold.lastEvent, state: stream.fold.fold.state)
            states.append(
                PendingRows.Entry(
                    key: Key.state(stored.instance, stream.number), value: row.bytes))
        }
        return PendingRows(base: stored, through: through, history: history, states: states)
    }
}

/// A stream whose fold is under way, with its rows that are not in the tables.
private struct FollowedStream: Sendable {
    let number: StreamNumber
    /// With every event of the stream so far.
    var fold: RunningFold
    /// The rows in the order of their events.
    private var rows: [HistoryRow] = []
    /// The same by entity; made when first asked for.
    private var byEntity: [RowKey: [HistoryRow]] = [:]
    private var listed = 0

    init(number: StreamNumber, fold: RunningFold) {
        self.number = number
        self.fold = fold
    }

    /// Folds in the next record.
    mutating func apply(_ record: borrowing ScannedRecord) throws(EventStoreError) {
        for row in try fold.apply(record) {
            rows.append(HistoryRow(key: row.key, position: record.position, value: row.value))
        }
    }

    /// The rows of each entity, oldest first.
    mutating func rowsByEntity() -> [RowKey: [HistoryRow]] {
        for row in rows[listed...] { byEntity[row.key, default: []].append(row) }
        listed = rows.count
        return byEntity
    }

    /// Forgets the rows that are in the tables now.
    mutating func dropRows(through watermark: Position) {
        rows.removeAll { $0.position <= watermark }
        byEntity = [:]
        listed = 0
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
