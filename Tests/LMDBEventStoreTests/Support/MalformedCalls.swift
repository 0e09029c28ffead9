import CaseLedgerTesting
import EventRecords
import EventSourcing
import LMDBEventStore
import Testing

/// Random calls to a store on a real file, most of them with arguments that are not valid.
struct MalformedCalls {
    /// How many calls of the store were answered.
    private(set) var answered: UInt64 = 0
    /// How many calls of the store were refused, by the kind of error.
    private(set) var refused: [EventStoreError.Code: Int] = [:]

    private var values: MalformedValues
    private let directory: TemporaryDirectory
    private let clock = SettableClock()
    private var store: LMDBStore
    /// The commands that were acknowledged, with their first receipts.
    private var acknowledged: [(command: Command, receipt: Receipt)] = []
    private var checkpoints: [SubscriptionName: Position] = [:]

    init(in directory: TemporaryDirectory, seed: UInt64) async throws {
        self.directory = directory
        values = MalformedValues(seed: seed)
        store = try await LMDBStore.create(
            at: directory.ledger, clock: clock.clock,
            projections: [CountingProjection.registered()])
    }

    /// Makes one call.
    mutating func step() async throws {
        switch values.below(20) {
        case 0, 1: values.readNames()
        case 2, 3: values.decodeRecord()
        case 4: values.decodeRows()
        case 5: values.parseTexts()
        case 6, 7: try await append()
        case 8: try await appendTogether()
        case 9: try await readPage()
        case 10: try await visit()
        case 11: try await readHeads()
        case 12: try await readRows()
        case 13: try await forget()
        case 14: try await saveCheckpoint()
        case 15: try await wait()
        case 16: try await receipts()
        case 17: clock.set(values.number())
        case 18: if values.below(8) == 0 { try await openElsewhere() }
        default: if values.below(40) == 0 { try await reopen() }
        }
    }

    /// Compares the store with what it acknowledged, before and after it is opened again.
    mutating func finish() async throws {
        for _ in 0..<2 {
            try await compare()
            try await reopen()
        }
        await store.close()
    }

    private func compare() async throws {
        let report = try await store.verify()
        try #require(report.passed, "\(report.findings)")
        let end = try await store.head().position.rawValue
        let count = acknowledged.reduce(0) { $0 + $1.command.events.count }
        try #require(end == UInt64(count), "\(end) events, \(count) were acknowledged")
        var payloads: [[UInt8]] = []
        try await store.visit(.everything, in: PositionRange()) {
            payloads.append($0.payload.copied)
        }
        let inOrder = acknowledged.sorted {
            $0.receipt.positions.lowerBound < $1.receipt.positions.lowerBound
        }
        let expected = inOrder.flatMap { $0.command.events.map(\.payload) }
        try #require(payloads == expected, "the events differ from those that were acknowledged")
        for (subscription, position) in checkpoints {
            let saved = try await store.checkpoint(of: subscription)?.position
            try #require(saved == position)
        }
    }

    /// Notes how a call ended; an error of another type ends the test.
    @discardableResult
    private mutating func ask<Value>(
        _ call: () async throws(EventStoreError) -> Value
    ) async -> Value? {
        do throws(EventStoreError) {
            let value = try await call()
            answered += 1
            return value
        } catch {
            refused[error.code, default: 0] += 1
            return nil
        }
    }

    // MARK: - Calls that write

    private mutating func append() async throws {
        let guarded = values.guarded(sent: acknowledged.last?.command)
        let store = store
        if values.below(3) == 0 {
            let batch = [guarded, values.guarded(sent: guarded.command)]
            for (guarded, outcome) in zip(batch, await store.append(batch)) {
                let receipt = await ask { () throws(EventStoreError) in try outcome.get() }
                note(guarded.command, receipt)
            }
            return
        }
        let receipt = await ask { () throws(EventStoreError) in try await store.append(guarded) }
        note(guarded.command, receipt)
    }

    private mutating func appendTogether() async throws {
        let first = values.guarded(sent: acknowledged.last?.command)
        var sheet = [first]
        for _ in 0..<values.below(3) {
            let next = values.guarded(sent: first.command)
            // Most of them have one stream.
            sheet.append(values.below(4) == 0 ? next : next.moved(to: first.command.stream))
        }
        if values.below(8) == 0 { sheet = [] }
        let store = store
        let receipts = await ask { () throws(EventStoreError) in
            try await store.append(together: sheet)
        }
        for (guarded, receipt) in zip(sheet, receipts ?? []) { note(guarded.command, receipt) }
    }

    private mutating func note(_ command: Command, _ receipt: Receipt?) {
        guard let receipt, !receipt.wasRepeat else { return }
        acknowledged.append((command, receipt))
    }

    private mutating func forget() async throws {
        let (field, position) = (values.field(), values.position())
        let observation = values.below(3) == 0 ? values.observation() : nil
        let store = store
        await ask { () throws(EventStoreError) in
            try await store.forget(field, at: position, basedOn: observation)
        }
    }

    private mutating func saveCheckpoint() async throws {
        let checkpoint = SubscriptionCheckpoint(
            subscription: values.name(), position: values.position())
        let store = store
        let saved: Void? = await ask { () throws(EventStoreError) in
            try await store.save(checkpoint)
        }
        if saved != nil { checkpoints[checkpoint.subscription] = checkpoint.position }
        await ask { () throws(EventStoreError) in
            try await store.checkpoint(of: checkpoint.subscription)
        }
    }

    private mutating func reopen() async throws {
        await store.close()
        store = try await LMDBStore.open(
            at: directory.ledger, clock: clock.clock,
            projections: [CountingProjection.registered()])
    }

    // MARK: - Calls that read

    private mutating func readPage() async throws {
        let (query, range, limit) = (values.query(), values.range(), values.limit())
        let order: ReadingOrder = values.below(2) == 0 ? .forward : .backward
        let store = store
        await ask { () throws(EventStoreError) in
            try await store.page(of: query, in: range, order: order, limit: limit)
        }
        await ask { () throws(EventStoreError) in
            // The sequence has a page size, which is the limit of its pages.
            var reading = store.records(of: query, in: range, order: order, pageSize: limit)
                .makeAsyncIterator()
            _ = try await reading.next(isolation: nil)
        }
    }

    private mutating func visit() async throws {
        let (query, range, workers) = (values.query(), values.range(), values.limit())
        let division: ReplayDivision = values.below(2) == 0 ? .positions : .streams
        let store = store
        await ask { () throws(EventStoreError) in
            try await store.visit(query, in: range) { event in _ = (event.actor, event.texts) }
        }
        await ask { () throws(EventStoreError) in try await store.scan(range, of: query) { _ in } }
        await ask { () throws(EventStoreError) in
            try await store.replay(
                range, of: query, dividing: division, among: workers, initial: { 0 }
            ) { count, _ in
                count += 1
            } combine: {
                $0 + $1
            }
        }
    }

    private mutating func readHeads() async throws {
        let (stream, position, limit) = (values.stream(), values.position(), values.limit())
        let moment = Timestamp(microseconds: values.number())
        let store = store
        await ask { () throws(EventStoreError) in try await store.head(of: stream) }
        await ask { () throws(EventStoreError) in try await store.heads(of: stream).stream }
        await ask { () throws(EventStoreError) in try await store.head(at: moment) }
        await ask { () throws(EventStoreError) in
            try await store.streams(after: stream, limit: limit)
        }
        await ask { () throws(EventStoreError) in try await store.record(at: position) }
        await ask { () throws(EventStoreError) in
            try await store.endOfCommand(atOrBefore: position)
        }
    }

    private mutating func readRows() async throws {
        let (stream, position) = (values.stream(), values.position())
        let (key, projection): (RowKey, ProjectionName) = (
            values.name(), values.below(2) == 0 ? "counts" : values.name()
        )
        let store = store
        await ask { () throws(EventStoreError) in
            try await store.row(key, of: projection, in: stream, asOf: position)
        }
        await ask { () throws(EventStoreError) in
            try await store.rows(of: projection, in: stream, asOf: position)
        }
        await ask { () throws(EventStoreError) in
            try await store.history(of: key, of: projection, in: stream)
        }
    }

    private mutating func wait() async throws {
        let end = try await store.head().position
        let position = values.position()
        // At the head there is nothing to wait for.
        guard position != end else { return }
        let query = values.query()
        let store = store
        await ask { () throws(EventStoreError) in try await store.waitForEvents(after: position) }
        guard position > end else { return }
        await ask { () throws(EventStoreError) in
            var reading = store.subscription(to: query, after: position).makeAsyncIterator()
            _ = try await reading.next(isolation: nil)
        }
    }

    private mutating func receipts() async throws {
        let guarded = values.guarded(sent: acknowledged.last?.command)
        let store = store
        let command = guarded.command
        await ask { () throws(EventStoreError) in
            try await store.receipt(of: command.id, in: command.stream)
        }
        await ask { () throws(EventStoreError) in try await store.receipt(of: command.request) }
    }

    private mutating func openElsewhere() async throws {
        // The folder does not exist, so there is no ledger, and none can be created.
        let path = "\(directory.path)/no/folder/\(values.text())"
        let hasNUL = path.utf8.contains(0)
        do throws(EventStoreError) {
            await (try await LMDBStore.open(at: path)).close()
            Issue.record("a ledger was opened")
        } catch { try #require(!hasNUL || error.code == .invalid, "\(error)") }
        do throws(EventStoreError) {
            await (try await LMDBStore.create(at: path)).close()
            Issue.record("a ledger was created")
        } catch { try #require(!hasNUL || error.code == .invalid, "\(error)") }
    }
}

extension GuardedCommand {
    /// The same command for another stream.
    fileprivate func moved(to stream: StreamName) -> GuardedCommand {
        let request = CommandRequest(
            id: command.id, stream: stream, content: command.request.content,
            provenance: command.provenance)
        return GuardedCommand(
            Command(
                request, events: command.events, correlation: command.correlation,
                causation: command.causation, metadata: command.metadata), basedOn: seen,
            dependingOn: dependsOn)
    }
}
