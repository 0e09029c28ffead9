internal import EventRecords
internal import EventSourcing
internal import LMDB

/// The rows of one projection that are not in its tables yet, folded from the records in
/// (watermark, through].
struct RowTail: Sendable {
    private let projection: RegisteredProjection
    /// The stored rows that the tail continues; `nil` before any were read.
    private(set) var stored: StoredProjection?
    /// All records up to this position are folded in.
    private(set) var through = Position.start
    /// The streams with a fold in memory; the changed ones are among them.
    private var followed: [FollowedStream] = []
    /// The index of each stream in `followed`.
    private var places: [StreamNumber: Int] = [:]
    /// The stream of the last record, and its index: the next record is usually of the same stream.
    private var last: (stream: StreamNumber, place: Int?)?
    /// The streams with an event that the projection cannot read; they are not folded after it.
    private(set) var aside: [StreamNumber: Position] = [:]
    /// The streams outside the projection's scope, as far as they were met.
    private var foreign: Set<StreamNumber> = []
    /// The reason why folding stopped: a damaged record.
    private(set) var failure: EventStoreError?

    /// The most folds to keep beyond those that will be written.
    ///
    /// A fold of a large inspection takes about 60 kB. A fold that was dropped is read again from
    /// its state row.
    private static let mostFolds = 512

    init(of projection: RegisteredProjection) { self.projection = projection }

    /// The tables contain the rows of all records up to this position.
    var watermark: Position { stored?.entry.watermark ?? .start }

    /// Whether folding stopped at a damaged record.
    var isStalled: Bool { failure != nil }

    /// The number of records that are folded but not in the tables.
    var count: UInt64 { through.rawValue - watermark.rawValue }

    /// The rows of `stream` by entity, oldest first.
    mutating func rows(of stream: StreamNumber) -> [RowKey: [HistoryRow]] {
        guard let place = places[stream] else { return [:] }
        return followed[place].rowsByEntity()
    }

    /// Continues from `latest`, the stored rows of a snapshot.
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
            // These are other rows, or they are ahead of what was folded here.
            through = latest.entry.watermark
            follow([])
            aside = latest.entry.aside
            foreign = []
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

    /// Replaces the followed streams.
    private mutating func follow(_ streams: [FollowedStream]) {
        followed = streams
        places = [:]
        for (place, stream) in streams.enumerated() { places[stream.number] = place }
        last = nil
    }

    /// Folds in the records up to `goal`, at most `limit` of them, but always whole commands.
    ///
    /// An event that the projection cannot read sets its stream aside. A damaged record stops
    /// folding permanently and sets ``failure``.
    mutating func advance<Transaction: ReadableTransaction & ~Copyable>(
        to goal: Position, atMost limit: UInt64, from transaction: borrowing Transaction,
        _ index: IndexView
    ) throws(EventStoreError) {
        guard through < goal, failure == nil else { return }
        let last = Position(min(goal.rawValue, through.rawValue + limit))
        do throws(EventStoreError) {
            let end = try transaction.endOfCommand(at: last, in: index.tables)
            try fold(PositionRange(from: through.next, through: end), from: transaction, index)
        } catch {
            guard [.integrity, .unreadable, .newerFormat].contains(error.code) else { throw error }
            failure = error
        }
    }

    private mutating func fold<Transaction: ReadableTransaction & ~Copyable>(
        _ range: PositionRange, from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) {
        var numbers: [StreamName: StreamNumber] = [:]
        // A record is usually of the same stream as the one before.
        var last: (name: StreamName, number: StreamNumber)?
        // The command that is not completely folded yet.
        var open: (stream: StreamNumber, first: Position)?
        defer {
            if let open { drop(open.stream, from: open.first) }
        }
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
                    number = try index.number(of: name, from: transaction)
                    numbers[name] = number
                }
                guard let number else {
                    throw .malformedTable(.streams, "\(name) is missing")
                }
                last = (name, number)
                stream = number
            }
            if record.isFirstOfCommand { open = (stream, record.position) }
            try apply(record, of: stream, from: transaction, index)
            if record.position == record.commandPositions.last {
                through = record.position
                open = nil
            }
            return true
        }
    }

    private mutating func apply<Transaction: ReadableTransaction & ~Copyable>(
        _ record: borrowing RecordView, of stream: StreamNumber,
        from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) {
        guard let place = try place(of: stream, at: record.position, from: transaction, index)
        else { return }
        do throws(FoldFailure) { try followed[place].apply(record) } catch {
            guard error.isOfProjection else { throw error.error }
            aside[stream] = record.position
            last = nil
            // The fold may be partly changed, and rows from before the command still have to be
            // written.
            let before = record.commandPositions.first.previous
            if followed[place].hasRows || followed[place].fold.lastEvent > watermark {
                followed[place].fold = try transaction.fold(
                    of: projection, in: stored?.instance, stream: stream, through: before, index)
            } else {
                follow(followed.filter { $0.number != stream })
            }
        }
    }

    /// Drops a stream whose command starting at `first` is only partly folded.
    private mutating func drop(_ stream: StreamNumber, from first: Position) {
        guard let place = places[stream], followed[place].fold.lastEvent >= first else { return }
        // Its earlier events are folded again from the watermark, because no other state is
        // available.
        through = watermark
        aside = stored?.entry.aside ?? [:]
        follow([])
    }

    /// The index of a stream in `followed`, with every event before `position`; follows it if
    /// needed.
    ///
    /// - Returns: `nil` for a stream outside the projection's scope, or that is set aside.
    private mutating func place<Transaction: ReadableTransaction & ~Copyable>(
        of stream: StreamNumber, at position: Position,
        from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) -> Int? {
        if let last, last.stream == stream { return last.place }
        var place = places[stream]
        if aside[stream] != nil || foreign.contains(stream) {
            place = nil
        } else if place == nil {
            if try transaction.begins(stream, in: projection.scope, index.tables) {
                place = try follow(stream, at: position, from: transaction, index)
            } else {
                foreign.insert(stream)
            }
        }
        last = (stream, place)
        return place
    }

    /// Follows a stream, starting with its event at `position`.
    private mutating func follow<Transaction: ReadableTransaction & ~Copyable>(
        _ stream: StreamNumber, at position: Position,
        from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) -> Int {
        let fold =
            stream.rawValue == position.rawValue
            ? RunningFold(fold: projection.fold())
            : try transaction.fold(
                of: projection, in: stored?.instance, stream: stream, through: through, index)
        followed.append(FollowedStream(number: stream, fold: fold))
        places[stream] = followed.count - 1
        return followed.count - 1
    }

    /// All rows that have to be written.
    var pending: PendingRows? {
        guard let stored, through > stored.entry.watermark || stored.entry.state == .building
        else { return nil }
        var history: [PendingRows.Entry] = []
        var states: [PendingRows.Entry] = []
        // The keys of one instance are ordered by stream, entity, and descending position.
        let changed = followed.filter { $0.fold.lastEvent > stored.entry.watermark }
            .sorted { $0.number < $1.number }
        for var stream in changed {
            for (key, rows) in stream.rowsByEntity().sorted(by: { $0.key < $1.key }) {
                for row in rows.reversed() {
                    history.append(
                        PendingRows.Entry(
                            row.value,
                            under: Key.history(
                                stored.instance, stream.number, key, row.position)))
                }
            }
            let row = StateRow(through: stream.fold.lastEvent, state: stream.fold.fold.state)
            states.append(
                PendingRows.Entry(row.bytes, under: Key.state(stored.instance, stream.number)))
        }
        return PendingRows(
            base: stored, through: through, aside: aside, history: history, states: states)
    }
}

/// A stream with its fold in progress and its rows that are not in the tables.
private struct FollowedStream: Sendable {
    let number: StreamNumber
    /// The fold, including every event of the stream so far.
    var fold: RunningFold
    /// The rows in the order of their events.
    private var rows: [HistoryRow] = []
    /// The rows by entity; built on first use.
    private var byEntity: [RowKey: [HistoryRow]] = [:]
    private var listed = 0

    init(number: StreamNumber, fold: RunningFold) {
        self.number = number
        self.fold = fold
    }

    /// Folds in the next record.
    mutating func apply(_ record: borrowing RecordView) throws(FoldFailure) {
        for row in try fold.apply(record) {
            rows.append(HistoryRow(key: row.key, position: record.position, value: row.value))
        }
    }

    /// Whether there are rows that are not in the tables.
    var hasRows: Bool { !rows.isEmpty }

    /// The rows of each entity, oldest first.
    mutating func rowsByEntity() -> [RowKey: [HistoryRow]] {
        for row in rows[listed...] { byEntity[row.key, default: []].append(row) }
        listed = rows.count
        return byEntity
    }

    /// Removes the rows that are in the tables now.
    mutating func dropRows(through watermark: Position) {
        rows.removeAll { $0.position <= watermark }
        byEntity = [:]
        listed = 0
    }
}

/// Rows to be written to the tables.
struct PendingRows: Sendable {
    /// One entry of a table, with its checksum.
    struct Entry: Sendable {
        let key: [UInt8]
        let value: [UInt8]

        init(_ value: [UInt8], under key: [UInt8]) {
            self.key = key
            self.value = CheckedValue.seal(value, under: key)
        }
    }

    /// The stored rows that they continue.
    let base: StoredProjection
    /// The position up to which they are complete.
    let through: Position
    /// The streams that are set aside by then.
    let aside: [StreamNumber: Position]
    let history: [Entry]
    let states: [Entry]

    /// Writes them, in the order of their keys, and advances the watermark.
    ///
    /// - Parameters:
    ///   - isComplete: Whether they reach the end of the ledger. Rows under construction then
    ///     become live.
    ///   - tables: The tables to write to.
    ///   - transaction: The transaction.
    /// - Returns: The new entry of the rows; `nil` when another process continued from ``base``
    ///   first, and nothing was written.
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
        stored?.entry.aside = aside
        if isComplete { stored?.entry.state = .live }
        if let stored { try transaction.put(stored, in: tables) }
        return stored
    }
}
