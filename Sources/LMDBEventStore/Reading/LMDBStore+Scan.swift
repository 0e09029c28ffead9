public import EventRecords
public import EventSourcing
internal import LMDB

/// How a replay is divided among workers.
public enum ReplayDivision: Hashable, Sendable {
    /// Each worker gets a range of positions, and reads only these.
    ///
    /// Use it for work that does not depend on the order of events: counting, searching, exporting.
    case positions
    /// Each worker gets some of the streams, with every event of them in order, and skips the
    /// others.
    ///
    /// Use it for folds, which need all events of one subject together.
    case streams
}

extension LMDBStore {
    /// Calls `body` with a view of each record of `range` that matches `query`, oldest first.
    ///
    /// Use it for replays: it copies nothing, and verifies the checksum of every record that it
    /// reads. When every clause of `query` names a stream, it uses the index; otherwise it reads
    /// every record of the range. It runs in the task of the caller, reads some thousand records
    /// within one snapshot, and yields after each one. Records of later commits are not included.
    ///
    /// - Parameters:
    ///   - range: The range of positions; all positions by default.
    ///   - query: Selects the events; all events by default.
    ///   - body: Receives each record; an error that it throws ends the scan.
    /// - Returns: The position up to which all records were read: the end of the range, or the
    ///   ledger's head when the scan began, whichever is lower.
    /// - Throws: The error of `body`; code `integrity` with the position of the first record that
    ///   is missing or was changed, after the records before it; `beyondHead` for a range that
    ///   starts beyond the head; `cancelled` when the task is cancelled; a failure of the storage.
    /// - Complexity: O(records in the range), or O(records that match) within streams.
    @discardableResult
    public nonisolated(nonsending) func scan(
        _ range: PositionRange = PositionRange(), of query: Query = .everything,
        _ body: (borrowing RecordView) throws(EventStoreError) -> Void
    ) async throws(EventStoreError) -> Position {
        let last = try lastPosition(of: range)
        if query.isWithinStreams {
            try await scanByIndex(PositionRange(from: range.first, through: last), of: query) {
                _, _, record throws(EventStoreError) in try body(record)
            }
            return last
        }
        let takesAll = query == .everything
        try await walk(range.first, last) { _, _, position, bytes throws(EventStoreError) in
            let record = try RecordView(bytes, at: position)
            guard takesAll ? true : try record.matches(query) else { return }
            try body(record)
        }
        return last
    }

    // It has its own loop: one more closure per record slows a scan down by a tenth.
    /// Calls `body` with each event that matches; see ``EventStore/visit(_:in:_:)``.
    ///
    /// - Throws: As ``scan(_:of:_:)``.
    @discardableResult
    public nonisolated(nonsending) func visit(
        _ query: Query, in range: PositionRange,
        _ body: (borrowing EncodedEvent) throws(EventStoreError) -> Void
    ) async throws(EventStoreError) -> Position {
        let last = try lastPosition(of: range)
        if query.isWithinStreams {
            try await scanByIndex(PositionRange(from: range.first, through: last), of: query) {
                texts, erasures, record throws(EventStoreError) in
                try body(record.event(with: try texts.texts(of: record, unless: &erasures)))
            }
            return last
        }
        try await walk(range.first, last) {
            texts, erasures, position, bytes throws(EventStoreError) in
            let record = try RecordView(bytes, at: position)
            guard try record.matches(query) else { return }
            try body(record.event(with: try texts.texts(of: record, unless: &erasures)))
        }
        return last
    }

    /// Calls `body` with the matching records, found by the index, and with cursors over the texts
    /// and over their erasures.
    private nonisolated(nonsending) func scanByIndex(
        _ range: PositionRange, of query: Query,
        _ body: (inout Cursor, inout Cursor, borrowing RecordView) throws(EventStoreError) -> Void
    ) async throws(EventStoreError) {
        var rest: PositionRange? = range
        while let within = rest, !within.isEmpty {
            rest = try readIndexed { transaction, index throws(EventStoreError) in
                var left: PositionRange?
                var room = mostRecordsOfSnapshot
                try transaction.withTexts(in: index.tables) {
                    texts, erasures throws(EventStoreError) in
                    try transaction.visitCandidates(
                        of: query, in: within, order: .forward, index
                    ) { record throws(EventStoreError) in
                        if try record.matches(query) { try body(&texts, &erasures, record) }
                        room -= 1
                        if room == 0 { left = within.beyond(record.position, .forward) }
                        return room > 0
                    }
                }
                return left
            }
            if Task.isCancelled { throw .cancelled }
            await Task.yield()
        }
    }

    /// Folds the records of `range` that match `query` into one value, with several workers at
    /// once.
    ///
    /// Each worker starts with an `initial` value and processes its share of the records in order.
    /// With one worker, or none, the result is the same as that of a fold over ``scan(_:of:_:)``.
    ///
    /// - Parameters:
    ///   - range: The range of positions; all positions by default.
    ///   - query: Selects the events; all events by default.
    ///   - division: How the records are divided among the workers.
    ///   - workers: The number of workers; the number of processors is a good choice.
    ///   - initial: Creates the initial value of a worker.
    ///   - step: Folds a record into a worker's value; an error that it throws ends the replay.
    ///   - combine: Combines two values; those of ``ReplayDivision/positions`` come in order.
    /// - Returns: The combined values of all workers.
    /// - Throws: As ``scan(_:of:_:)``; the error of the worker that failed first.
    /// - Complexity: O(records in the range / workers). For streams, each worker also skips the
    ///   other records: O(records in the range).
    public func replay<Value: Sendable>(
        _ range: PositionRange = PositionRange(), of query: Query = .everything,
        dividing division: ReplayDivision, among workers: Int,
        initial: @escaping @Sendable () -> Value,
        _ step:
            @escaping @Sendable (inout Value, borrowing RecordView) throws(EventStoreError) ->
            Void,
        combine: (Value, Value) -> Value
    ) async throws(EventStoreError) -> Value {
        let last = try lastPosition(of: range)
        let shares = ReplayShare.shares(of: range.first, last, division, among: workers)
        let values = await withTaskGroup(
            of: (share: Int, value: Result<Value, EventStoreError>).self
        ) { group in
            for (index, share) in shares.enumerated() {
                group.addTask {
                    do throws(EventStoreError) {
                        var value = initial()
                        try await self.fold(share, of: query, into: &value, step)
                        return (index, .success(value))
                    } catch { return (index, .failure(error)) }
                }
            }
            var values: [Result<Value, EventStoreError>?] = shares.map { _ in nil }
            for await (index, value) in group {
                values[index] = value
                if case .failure = value {
                    group.cancelAll()
                    return [value]
                }
            }
            return values.compactMap { $0 }
        }
        var combined: Value?
        for value in values {
            let value = try value.get()
            combined = combined.map { combine($0, value) } ?? value
        }
        return combined ?? initial()
    }

    private nonisolated(nonsending) func fold<Value>(
        _ share: ReplayShare, of query: Query, into value: inout Value,
        _ step: (inout Value, borrowing RecordView) throws(EventStoreError) -> Void
    ) async throws(EventStoreError) {
        let takesAll = query == .everything
        try await walk(share.first, share.last) { _, _, position, bytes throws(EventStoreError) in
            guard share.mustRead(bytes, at: position) else { return }
            let record = try RecordView(bytes, at: position)
            guard share.owns(record.streamBytes), takesAll ? true : try record.matches(query)
            else { return }
            try step(&value, record)
        }
    }

    /// The last position of `range` that is not beyond the head.
    private func lastPosition(of range: PositionRange) throws(EventStoreError) -> Position {
        let head = try readIndexed { _, index throws(EventStoreError) in index.head }
        try range.checkStart(against: head)
        return min(range.last, head)
    }

    /// Calls `body` with every record from `first` through `last`, which is not above the head, and
    /// with cursors over the texts and over their erasures.
    ///
    /// The records are not verified.
    private nonisolated(nonsending) func walk(
        _ first: Position, _ last: Position,
        _ body: (inout Cursor, inout Cursor, Position, Span<UInt8>) throws(EventStoreError) -> Void
    ) async throws(EventStoreError) {
        var next = first
        while next <= last {
            next = try read { transaction, tables throws(EventStoreError) in
                try transaction.walkRecords(from: next, through: last, in: tables, body)
            }
            if Task.isCancelled { throw .cancelled }
            await Task.yield()
        }
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// Calls `body` with the records from `first` through `last`, at most those of one snapshot.
    ///
    /// - Returns: The position to continue from.
    fileprivate borrowing func walkRecords(
        from first: Position, through last: Position, in tables: Tables,
        _ body: (inout Cursor, inout Cursor, Position, Span<UInt8>) throws(EventStoreError) -> Void
    ) throws(EventStoreError) -> Position {
        let end = min(last, Position(first.rawValue + mostRecordsOfSnapshot - 1))
        return try withCursor(on: tables.records) { cursor throws(EventStoreError) in
            try withTexts(in: tables) { texts, erasures throws(EventStoreError) in
                var expected = first
                var isOn = try cursor.seek(toOrAfter: Key.record(first))
                while expected <= end {
                    guard isOn else { throw .missingRecord(at: expected) }
                    try cursor.withCurrent { key, bytes throws(EventStoreError) in
                        guard Key.position(ofRecord: key) == expected else {
                            throw .missingRecord(at: expected)
                        }
                        try body(&texts, &erasures, expected, bytes)
                    }
                    expected = expected.next
                    isOn = try cursor.step(.forward)
                }
                return expected
            }
        }
    }
}

extension Query {
    /// Whether every clause names a stream, so that the index can be used.
    fileprivate var isWithinStreams: Bool {
        !clauses.isEmpty && clauses.allSatisfy { $0.stream != nil }
    }
}

/// The most records that a scan reads within one snapshot, which takes a few milliseconds.
private let mostRecordsOfSnapshot: UInt64 = 16_384

/// The share of one worker of a replay.
private struct ReplayShare: Sendable {
    let first: Position
    let last: Position
    /// The index of the worker among `workers`, which divide the streams; 0 of 1 has all streams.
    var worker: UInt32 = 0
    var workers: UInt32 = 1

    static func shares(
        of first: Position, _ last: Position, _ division: ReplayDivision, among workers: Int
    ) -> [ReplayShare] {
        guard first <= last else { return [] }
        let count = last.rawValue - first.rawValue + 1
        let workers = min(UInt64(max(workers, 1)), count, 1_024)
        switch division {
        case .positions:
            let length = (count + workers - 1) / workers
            return stride(from: 0, to: count, by: Int(length)).map { start in
                ReplayShare(
                    first: Position(first.rawValue + start),
                    last: Position(first.rawValue + min(start + length, count) - 1))
            }
        case .streams:
            return (0..<UInt32(workers)).map {
                ReplayShare(first: first, last: last, worker: $0, workers: UInt32(workers))
            }
        }
    }

    /// Whether the stream with that name belongs to the share.
    func owns(_ stream: Span<UInt8>) -> Bool {
        workers == 1 || CRC32C.checksum(of: stream) % workers == worker
    }

    /// Whether the worker has to verify a record.
    ///
    /// It verifies records of its own streams, as far as unverified bytes show them, and a part of
    /// all positions. Damage can make a record look like one of another worker to all workers, so
    /// the worker that its position maps to verifies it in any case.
    func mustRead(_ bytes: Span<UInt8>, at position: Position) -> Bool {
        if workers == 1 || position.rawValue % UInt64(workers) == UInt64(worker) { return true }
        guard let stream = RecordView.uncheckedStream(in: bytes) else { return true }
        return owns(bytes.extracting(stream))
    }
}
