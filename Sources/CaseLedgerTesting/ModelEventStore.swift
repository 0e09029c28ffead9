public import EventSourcing

/// A simple event store in memory, as the reference that other stores are compared with.
///
/// It keeps an array of records. Every query scans the array and folds from the first event.
public actor ModelEventStore: EventStore {
    private let clock: LedgerClock
    private var projections: [RegisteredProjection]
    private let salts: SaltSource
    /// All records with all their texts.
    private var written: [Record] = []
    /// The texts that are stored separately from the records.
    private var texts: [TextPlace: StoredText] = [:]
    private var checkpoints: [SubscriptionName: Position] = [:]
    private var isClosed = false
    private var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    private var nextWaiter = 0
    private var erasedTexts: UInt64 = 0

    /// Creates an empty store.
    public init(
        clock: LedgerClock = .system, projections: [RegisteredProjection] = [],
        salts: SaltSource = .random
    ) {
        self.clock = clock
        self.projections = projections
        self.salts = salts
    }

    /// Replaces the projections, as closing and reopening a store would do.
    public func reopen(projections: [RegisteredProjection]) {
        self.projections = projections
        isClosed = false
    }

    public func append(_ guarded: GuardedCommand) async throws(EventStoreError) -> Receipt {
        try checkOpen()
        if let receipt = try decided(guarded, upTo: end) { return receipt }
        return try add(guarded)
    }

    public func append(
        together commands: [GuardedCommand]
    ) async throws(EventStoreError) -> [Receipt] {
        try checkOpen()
        try commands.checkTogether()
        let before = (end: end, written: written, texts: texts)
        var repeats: [Receipt] = []
        var added: [Receipt] = []
        do throws(EventStoreError) {
            for guarded in commands {
                if let receipt = try decided(guarded, upTo: before.end) {
                    repeats.append(receipt)
                } else {
                    added.append(try add(guarded))
                }
            }
            if let first = repeats.first, !added.isEmpty {
                throw .commandReused(
                    first.command, in: first.stream, at: first.positions.lowerBound)
            }
        } catch {
            (written, texts) = (before.written, before.texts)
            throw error
        }
        return repeats + added
    }

    /// Decides whether a command may be recorded; the receipt if it was recorded before.
    ///
    /// Its guard applies to the events up to `end`.
    private func decided(
        _ guarded: GuardedCommand, upTo end: Position
    ) throws(EventStoreError) -> Receipt? {
        let command = guarded.command
        try command.checkBounds()
        for (index, event) in command.events.enumerated() {
            // Only the engine knows the exact size, so the model checks the payload alone.
            guard event.payload.count < Record.longestInBytes else {
                throw .tooLarge(
                    event: index, of: command.events.count, bytes: event.payload.count)
            }
        }
        if let receipt = try known(command.request, recording: command) { return receipt }
        try check(guarded.guards, upTo: end)
        return nil
    }

    private func add(_ guarded: GuardedCommand) throws(EventStoreError) -> Receipt {
        let command = guarded.command
        let sealed = SealedCommand(guarded, with: salts)
        let added = newRecords(of: sealed)
        for projection in projections {
            let first = written.first { $0.stream == command.stream } ?? added[0]
            guard projection.scope.matches(first) else { continue }
            for record in added {
                do throws(UnreadableEvent) {
                    try record.withoutTexts.withEncodedEvent { event throws(UnreadableEvent) in
                        try projection.tryReading(event)
                    }
                } catch { throw .unreadableDraft(error) }
            }
        }
        written += added
        for (index, record) in added.enumerated() {
            for text in sealed.texts(of: index) {
                texts[TextPlace(record.position, text.field)] = text.stored
            }
        }
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

    public func receipt(
        of request: CommandRequest
    ) async throws(EventStoreError) -> Receipt? {
        try checkOpen()
        return try known(request, recording: nil)
    }

    /// Checks a guard against the events up to `end`.
    private func check(_ guards: AppendGuard, upTo end: Position) throws(EventStoreError) {
        guard guards.end <= end else {
            throw .observationBeyondHead(guards.named, head: end)
        }
        guard let start = guards.start, start < end else { return }
        let since = records[Int(start.rawValue)..<Int(end.rawValue)].filter { record in
            guards.forbids(record.position) { $0.matches(record) }
        }
        guard since.isEmpty else {
            throw .conflict(guards.named, records: Array(since), count: since.count)
        }
    }

    public func forget(
        _ field: TextField, at position: Position, basedOn observation: ObservedQuery?
    ) async throws(EventStoreError) -> Bool {
        try checkOpen()
        guard position <= end else { throw .beyondHead(position, head: end) }
        guard field != .arguments, let record = written.first(where: { $0.position == position }),
            record.texts.contains(where: { $0.field == field })
        else { throw .noSuchText(field, at: position) }
        let place = TextPlace(position, field)
        if case .erased = texts[place] { return false }
        if let observation { try check(AppendGuard(seen: nil, dependsOn: observation), upTo: end) }
        texts[place] = .erased(clock.now)
        let arguments = TextPlace(record.firstOfCommand, .arguments)
        if !field.isOfCommand, texts[arguments] != nil { texts[arguments] = .erased(clock.now) }
        erasedTexts += 1
        return true
    }

    public func head() async throws(EventStoreError) -> Head {
        try checkOpen()
        return currentHead
    }

    public func head(at moment: Timestamp) async throws(EventStoreError) -> Head {
        try checkOpen()
        let last = records.last { $0.recordedAt <= moment }
        return Head(
            position: last?.position ?? .start, recordedAt: last?.recordedAt,
            erasedTexts: erasedTexts)
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
            if end > position { return currentHead }
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

    /// No row is stored, so that none is damaged.
    public nonisolated var damagedRows: Int { 0 }

    public func projections() async throws(EventStoreError) -> [ProjectionStatus] {
        try checkOpen()
        return projections.map { projection in
            var aside: [ProjectionStatus.SetAside] = []
            for stream in Set(written.map(\.stream)) {
                do throws(FoldStop) {
                    _ = try rows(of: projection, from: records(of: stream))
                } catch {
                    aside.append(
                        ProjectionStatus.SetAside(
                            stream: stream, position: error.unreadable.position,
                            problem: error.unreadable.description))
                }
            }
            return ProjectionStatus(
                name: projection.name, revision: projection.revision, builtThrough: end,
                isBuilt: true, setAside: aside.sorted { $0.position < $1.position })
        }
    }

    /// Returns at once, because every query folds the events.
    public func waitUntilBuilt() async throws(EventStoreError) {
        try checkOpen()
        if Task.isCancelled { throw .cancelled }
    }

    /// Does nothing, because the model reads nothing from a file.
    public func releaseMemory() async throws(EventStoreError) { try checkOpen() }

    /// Does nothing, because the model has no rows.
    public func removeUnusedRows() async throws(EventStoreError) { try checkOpen() }

    public func verify(
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws(EventStoreError) -> VerificationReport {
        try checkOpen()
        if Task.isCancelled { throw .cancelled }
        let kept = texts.filter { $0.key.field != .arguments }.values
        return VerificationReport(
            records: written.count, streams: Set(written.map(\.stream)).count, texts: kept.count,
            erasedTexts: kept.count { if case .erased = $0 { true } else { false } },
            intactThrough: Position(UInt64(written.count)))
    }

    public func close() async {
        isClosed = true
        wake()
    }
}

extension ModelEventStore {
    /// The record and field of a text.
    private struct TextPlace: Hashable {
        let position: Position
        let field: TextField

        init(_ position: Position, _ field: TextField) {
            self.position = position
            self.field = field
        }
    }

    /// The records as readers see them: without erased texts.
    private var records: [Record] {
        erasedTexts == 0 ? written : written.map(withoutErased)
    }

    private var currentHead: Head {
        Head(
            position: end, recordedAt: written.last?.recordedAt, erasedTexts: erasedTexts)
    }

    private func withoutErased(_ record: Record) -> Record {
        if erasedTexts == 0 || record.texts.isEmpty { return record }
        let left = record.texts.map { text in
            guard case .erased = texts[TextPlace(record.position, text.field)] else { return text }
            return RecordedText(text.field, commitment: text.commitment, text: .erased)
        }
        return Record(
            position: record.position, stream: record.stream, sequence: record.sequence,
            type: record.type, schemaVersion: record.schemaVersion, tags: record.tags,
            actor: record.actor, origin: record.origin, recordedAt: record.recordedAt,
            effectiveAt: record.effectiveAt, indexInCommand: record.indexInCommand,
            eventCount: record.eventCount,
            command: record.command.map {
                CommandDetails(
                    id: $0.id, digest: $0.digest, role: $0.role, texts: left,
                    dependsOn: $0.dependsOn, seen: $0.seen)
            }, payload: record.payload, texts: left)
    }

    /// The receipt of a recorded request; `nil` for a new one.
    private func known(
        _ request: CommandRequest, recording command: Command?
    ) throws(EventStoreError) -> Receipt? {
        guard let first = first(of: request.id, in: request.stream), let details = first.command
        else { return nil }
        let isSame = try request.isRecorded(as: details, at: first.position) {
            field throws(EventStoreError) in texts[TextPlace(first.position, field)]
        }
        let place = Int(first.position.rawValue) - 1
        let recorded = written[place..<place + Int(first.eventCount)].map(withoutErased)
        guard isSame, command?.isRecorded(as: recorded) ?? true else {
            throw .commandReused(request.id, in: request.stream, at: first.position)
        }
        return receipt(of: first, details, wasRepeat: true)
    }

    private var end: Position { written.last?.position ?? .start }

    private func checkOpen() throws(EventStoreError) {
        if isClosed { throw .closed }
    }

    private func records(of stream: StreamName) -> [Record] {
        records.filter { $0.stream == stream }
    }

    private func first(of command: CommandID, in stream: StreamName) -> Record? {
        guard
            let place = written.firstIndex(where: {
                $0.indexInCommand == 0 && $0.stream == stream && $0.command?.id == command
            })
        else { return nil }
        return withoutErased(written[place])
    }

    private func receipt(
        of first: Record, _ command: CommandDetails, wasRepeat: Bool
    ) -> Receipt {
        Receipt(
            command: command.id, stream: first.stream,
            positions: first.position...first.lastOfCommand,
            firstSequence: first.sequence, recordedAt: first.recordedAt, wasRepeat: wasRepeat)
    }

    private func newRecords(of sealed: SealedCommand) -> [Record] {
        let command = sealed.guarded.command
        let recordedAt = written.last.map { max($0.recordedAt, clock.now) } ?? clock.now
        return sealed.records(
            at: Rehearsal(of: command, after: end, at: recordedAt).occurrences,
            after: written.last { $0.stream == command.stream }?.sequence ?? .start)
    }

    private func history(
        of name: ProjectionName, in stream: StreamName, through position: Position
    ) throws(EventStoreError) -> [HistoryRow] {
        try checkOpen()
        guard let projection = projections.first(where: { $0.name == name }) else {
            throw .unknownProjection(name)
        }
        guard position <= end else { throw .beyondHead(position, head: end) }
        // A command that is incomplete at the position is not visible.
        let whole = records(of: stream).filter { $0.lastOfCommand <= position }
        do throws(FoldStop) { return try rows(of: projection, from: whole) } catch {
            throw EventStoreError(unreadable: error.unreadable)
        }
    }

    /// A stop at an event that a projection cannot read.
    private struct FoldStop: Error {
        let unreadable: UnreadableEvent
    }

    private func rows(
        of projection: RegisteredProjection, from records: [Record]
    ) throws(FoldStop) -> [HistoryRow] {
        guard let first = records.first, projection.scope.matches(first) else { return [] }
        var fold = projection.fold()
        var history: [HistoryRow] = []
        for record in records {
            do throws(UnreadableEvent) {
                // A projection never gets a text.
                try record.withoutTexts.withEncodedEvent { event throws(UnreadableEvent) in
                    try fold.apply(event)
                }
            } catch { throw FoldStop(unreadable: error) }
            guard record.position == record.lastOfCommand else { continue }
            for row in fold.takeChangedRows().sorted(by: { $0.key < $1.key }) {
                history.append(
                    HistoryRow(key: row.key, position: record.position, value: row.value))
            }
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

extension Record {
    /// The record as a projection gets it: every text is erased.
    fileprivate var withoutTexts: Record {
        if texts.isEmpty { return self }
        return Record(
            position: position, stream: stream, sequence: sequence, type: type,
            schemaVersion: schemaVersion, tags: tags, actor: actor, origin: origin,
            recordedAt: recordedAt, effectiveAt: effectiveAt, indexInCommand: indexInCommand,
            eventCount: eventCount, command: command, payload: payload,
            texts: texts.map {
                RecordedText($0.field, commitment: $0.commitment, text: .erased)
            })
    }
}
