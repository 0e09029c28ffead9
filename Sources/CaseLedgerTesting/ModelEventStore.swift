public import EventSourcing

/// An event store in memory, as simple as can be: the oracle that the others are compared with.
///
/// An array of records; every answer comes from scanning it and folding from zero.
public actor ModelEventStore: EventStore {
    private let clock: LedgerClock
    private var projections: [RegisteredProjection]
    private var records: [Record] = []
    private var checkpoints: [SubscriptionName: Position] = [:]
    private var isClosed = false
    private var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    private var nextWaiter = 0

    public init(clock: LedgerClock = .system, projections: [RegisteredProjection] = []) {
        self.clock = clock
        self.projections = projections
    }

    /// What closing and opening again with other projections would do.
    public func reopen(projections: [RegisteredProjection]) {
        self.projections = projections
        isClosed = false
    }

    public func append(
        _ command: Command, basedOn observation: Observation
    ) async throws(EventStoreError) -> Receipt {
        try checkOpen()
        try command.checkBounds()
        for (index, event) in command.events.enumerated() {
            // The exact count is the engine's; the payload alone decides for the model.
            guard event.payload.count < Record.longestInBytes else {
                throw .tooLarge(
                    event: index, of: command.events.count, bytes: event.payload.count)
            }
        }
        if let first = first(of: command.id, in: command.stream), let known = first.command {
            let recorded = records.dropFirst(Int(first.position.rawValue) - 1)
                .prefix(Int(known.eventCount))
            guard known.digest == command.digest, command.isRecorded(as: Array(recorded)) else {
                throw .commandReused(command.id, in: command.stream, at: first.position)
            }
            return receipt(of: first, known, wasRepeat: true)
        }
        guard observation.position <= end else {
            throw .observationBeyondHead(observation, head: end)
        }
        let since = records.filter {
            $0.position > observation.position && observation.query.matches($0)
        }
        guard since.isEmpty else {
            throw .conflict(observation, records: since, count: since.count)
        }
        let added = drafts(of: command, basedOn: observation)
        for projection in projections {
            _ = try rows(of: projection, from: records(of: command.stream) + added)
        }
        records += added
        wake()
        return Receipt(
            command: command.id, stream: command.stream,
            positions: Position(end.rawValue - UInt64(added.count) + 1)...end,
            firstSequence: added[0].sequence, recordedAt: added[0].recordedAt, wasRepeat: false)
    }

    public func receipt(
        of command: CommandID, in stream: StreamName
    ) async throws(EventStoreError) -> Receipt? {
        try checkOpen()
        guard let first = first(of: command, in: stream), let details = first.command else {
            return nil
        }
        return receipt(of: first, details, wasRepeat: true)
    }

    public func head() async throws(EventStoreError) -> Head {
        try checkOpen()
        return Head(position: end, recordedAt: records.last?.recordedAt)
    }

    public func head(at moment: Timestamp) async throws(EventStoreError) -> Head {
        try checkOpen()
        let last = records.last { $0.recordedAt <= moment }
        return Head(position: last?.position ?? .start, recordedAt: last?.recordedAt)
    }

    public func head(of stream: StreamName) async throws(EventStoreError) -> StreamHead? {
        try checkOpen()
        return records.last { $0.stream == stream }.map {
            StreamHead(stream: stream, position: $0.position, sequence: $0.sequence)
        }
    }

    public func streams(
        after name: StreamName?, limit: Int
    ) async throws(EventStoreError) -> [StreamHead] {
        try checkOpen()
        guard limit > 0 else { throw .limitTooSmall(limit) }
        let names = Set(records.map(\.stream)).sorted().filter { stream in
            name.map { stream > $0 } ?? true
        }
        var heads: [StreamHead] = []
        for name in names.prefix(limit) {
            if let head = try await head(of: name) { heads.append(head) }
        }
        return heads
    }

    public func record(at position: Position) async throws(EventStoreError) -> Record? {
        try checkOpen()
        return records.first { $0.position == position }
    }

    public func page(
        of query: Query, in range: PositionRange, order: ReadingOrder, limit: Int
    ) async throws(EventStoreError) -> RecordPage {
        try checkOpen()
        guard limit > 0 else { throw .limitTooSmall(limit) }
        try range.checkStart(against: end)
        let matching = records.filter { range.contains($0.position) && query.matches($0) }
        let ordered = order == .forward ? matching : matching.reversed()
        let page = Array(ordered.prefix(limit))
        guard ordered.count > limit, let last = page.last else {
            return RecordPage(records: page, rest: nil, head: end)
        }
        let rest =
            switch order {
            case .forward: PositionRange(from: last.position.next, through: range.last)
            case .backward: PositionRange(from: range.first, through: last.position.previous)
            }
        return RecordPage(records: page, rest: rest, head: end)
    }

    public func waitForEvents(after position: Position) async throws(EventStoreError) -> Head {
        while true {
            try checkOpen()
            if Task.isCancelled { throw .cancelled }
            if end > position { return Head(position: end, recordedAt: records.last?.recordedAt) }
            guard position == end else { throw .beyondHead(position, head: end) }
            await wait()
        }
    }

    public func row(
        _ key: RowKey, of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> HistoryRow? {
        try history(of: projection, in: stream, through: asOf).last { $0.key == key }
    }

    public func rows(
        of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> [HistoryRow] {
        var latest: [RowKey: HistoryRow] = [:]
        for row in try history(of: projection, in: stream, through: asOf) { latest[row.key] = row }
        return latest.values.sorted { $0.key < $1.key }
    }

    public func history(
        of key: RowKey, of projection: ProjectionName, in stream: StreamName
    ) async throws(EventStoreError) -> [HistoryRow] {
        try history(of: projection, in: stream, through: end).filter { $0.key == key }
    }

    public func checkpoint(
        of subscription: SubscriptionName
    ) async throws(EventStoreError) -> SubscriptionCheckpoint? {
        try checkOpen()
        return checkpoints[subscription].map {
            SubscriptionCheckpoint(subscription: subscription, position: $0)
        }
    }

    public func save(_ checkpoint: SubscriptionCheckpoint) async throws(EventStoreError) {
        try checkOpen()
        guard checkpoint.position <= end else {
            throw .beyondHead(checkpoint.position, head: end)
        }
        checkpoints[checkpoint.subscription] = checkpoint.position
    }

    /// Does nothing: there are no rows, only folds.
    public func removeUnusedRows() async throws(EventStoreError) { try checkOpen() }

    public func verify() async throws(EventStoreError) -> VerificationReport {
        try checkOpen()
        return VerificationReport(
            records: records.count, streams: Set(records.map(\.stream)).count)
    }

    public func close() async {
        isClosed = true
        wake()
    }
}

extension ModelEventStore {
    private var end: Position { records.last?.position ?? .start }

    private func checkOpen() throws(EventStoreError) {
        if isClosed { throw .closed }
    }

    private func records(of stream: StreamName) -> [Record] {
        records.filter { $0.stream == stream }
    }

    private func first(of command: CommandID, in stream: StreamName) -> Record? {
        records.first { $0.stream == stream && $0.command?.id == command }
    }

    private func receipt(
        of first: Record, _ command: CommandDetails, wasRepeat: Bool
    ) -> Receipt {
        let last = Position(first.position.rawValue + UInt64(command.eventCount) - 1)
        return Receipt(
            command: command.id, stream: first.stream, positions: first.position...last,
            firstSequence: first.sequence, recordedAt: first.recordedAt, wasRepeat: wasRepeat)
    }

    private func drafts(of command: Command, basedOn observation: Observation) -> [Record] {
        let recordedAt = records.last.map { max($0.recordedAt, clock.now) } ?? clock.now
        return command.records(
            at: Rehearsal(of: command, after: end, at: recordedAt).occurrences,
            after: StreamSequence(UInt64(records(of: command.stream).count)),
            basedOn: observation)
    }

    private func history(
        of name: ProjectionName, in stream: StreamName, through position: Position
    ) throws(EventStoreError) -> [HistoryRow] {
        try checkOpen()
        guard let projection = projections.first(where: { $0.name == name }) else {
            throw .unknownProjection(name)
        }
        guard position <= end else { throw .beyondHead(position, head: end) }
        return try rows(
            of: projection, from: records(of: stream).filter { $0.position <= position })
    }

    private func rows(
        of projection: RegisteredProjection, from records: [Record]
    ) throws(EventStoreError) -> [HistoryRow] {
        var fold = projection.fold()
        var history: [HistoryRow] = []
        for record in records {
            var changed: [RowKey: HistoryRow] = [:]
            do throws(UnreadableEvent) {
                let rows = try record.withEncodedEvent { event throws(UnreadableEvent) in
                    try fold.apply(event)
                }
                for row in rows {
                    changed[row.key] = HistoryRow(
                        key: row.key, position: record.position, value: row.value)
                }
            } catch { throw EventStoreError(unreadable: error) }
            history += changed.values.sorted { $0.key < $1.key }
        }
        return history
    }

    private func wait() async {
        let waiter = nextWaiter
        nextWaiter += 1
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled {
                    continuation.resume()
                } else {
                    waiters[waiter] = continuation
                }
            }
        } onCancel: {
            Task { await self.wake(waiter) }
        }
    }

    private func wake(_ waiter: Int) { waiters.removeValue(forKey: waiter)?.resume() }

    private func wake() {
        for waiter in waiters.values { waiter.resume() }
        waiters = [:]
    }
}
