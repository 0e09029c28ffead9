import CaseLedgerTesting
import EventSourcing

/// A store that passes every call on to a model, except those that a fault replaces.
struct BrokenStore: EventStore {
    /// An operation without arguments.
    typealias Call<Value> = @Sendable () async throws(EventStoreError) -> Value
    /// An operation with one argument.
    typealias Call1<A, Value> = @Sendable (A) async throws(EventStoreError) -> Value
    /// An operation with two arguments.
    typealias Call2<A, B, Value> = @Sendable (A, B) async throws(EventStoreError) -> Value
    /// An operation with three arguments.
    typealias Call3<A, B, C, Value> = @Sendable (A, B, C) async throws(EventStoreError) -> Value
    /// An operation that reads a page.
    typealias Paging =
        @Sendable (Query, PositionRange, ReadingOrder, Int) async throws(EventStoreError) ->
        RecordPage
    /// A visitor of events.
    typealias Visitor = (borrowing EncodedEvent) throws(EventStoreError) -> Void
    /// An operation that visits events.
    typealias Visiting =
        nonisolated(nonsending) @Sendable (Query, PositionRange, Visitor)
        async throws(EventStoreError) -> Position
    /// An operation that reads rows as of a position.
    typealias ReadingRows = Call3<ProjectionName, StreamName, Position, [HistoryRow]>

    /// The store that answers all other calls.
    let model: ModelEventStore
    /// The clock of the model.
    let clock: LedgerClock

    // The replaced operations.
    var appendOne: Call1<GuardedCommand, Receipt>?
    var appendBatch: (@Sendable ([GuardedCommand]) async -> [AppendOutcome])?
    var appendTogether: Call1<[GuardedCommand], [Receipt]>?
    var receiptOfCommand: Call2<CommandID, StreamName, Receipt?>?
    var receiptOfRequest: Call1<CommandRequest, Receipt?>?
    var forgetText: Call3<TextField, Position, ObservedQuery?, Bool>?
    var readHead: Call<Head>?
    var headAtMoment: Call1<Timestamp, Head>?
    var headOfStream: Call1<StreamName, StreamHead?>?
    var listStreams: Call2<StreamName?, Int, [StreamHead]>?
    var readRecord: Call1<Position, Record?>?
    var readPage: Paging?
    var visitEvents: Visiting?
    var waitForHead: Call1<Position, Head>?
    var rowsAsOf: ReadingRows?
    var readHistory: Call3<RowKey, ProjectionName, StreamName, [HistoryRow]>?
    var readCheckpoint: Call1<SubscriptionName, SubscriptionCheckpoint?>?
    var saveCheckpoint: Call1<SubscriptionCheckpoint, Void>?
    var giveMemoryBack: Call<Void>?
    var readProjections: Call<[ProjectionStatus]>?
    var removeRows: Call<Void>?
    var verifyAll: Call<VerificationReport>?

    /// Creates a store without a fault.
    init(clock: LedgerClock, projections: [RegisteredProjection]) {
        self.clock = clock
        model = ModelEventStore(clock: clock, projections: projections)
    }

    func append(_ command: GuardedCommand) async throws(EventStoreError) -> Receipt {
        if let appendOne { return try await appendOne(command) }
        return try await model.append(command)
    }

    func append(_ commands: [GuardedCommand]) async -> [AppendOutcome] {
        if let appendBatch { return await appendBatch(commands) }
        return await model.append(commands)
    }

    func append(together commands: [GuardedCommand]) async throws(EventStoreError) -> [Receipt] {
        if let appendTogether { return try await appendTogether(commands) }
        return try await model.append(together: commands)
    }

    func receipt(
        of command: CommandID, in stream: StreamName
    ) async throws(EventStoreError) -> Receipt? {
        if let receiptOfCommand { return try await receiptOfCommand(command, stream) }
        return try await model.receipt(of: command, in: stream)
    }

    func receipt(of request: CommandRequest) async throws(EventStoreError) -> Receipt? {
        if let receiptOfRequest { return try await receiptOfRequest(request) }
        return try await model.receipt(of: request)
    }

    func forget(
        _ field: TextField, at position: Position, basedOn observation: ObservedQuery?
    ) async throws(EventStoreError) -> Bool {
        if let forgetText { return try await forgetText(field, position, observation) }
        return try await model.forget(field, at: position, basedOn: observation)
    }

    func head() async throws(EventStoreError) -> Head {
        if let readHead { return try await readHead() }
        return try await model.head()
    }

    func head(at moment: Timestamp) async throws(EventStoreError) -> Head {
        if let headAtMoment { return try await headAtMoment(moment) }
        return try await model.head(at: moment)
    }

    func head(of stream: StreamName) async throws(EventStoreError) -> StreamHead? {
        if let headOfStream { return try await headOfStream(stream) }
        return try await model.head(of: stream)
    }

    func streams(
        after name: StreamName?, limit: Int
    ) async throws(EventStoreError) -> [StreamHead] {
        if let listStreams { return try await listStreams(name, limit) }
        return try await model.streams(after: name, limit: limit)
    }

    func record(at position: Position) async throws(EventStoreError) -> Record? {
        if let readRecord { return try await readRecord(position) }
        return try await model.record(at: position)
    }

    func page(
        of query: Query, in range: PositionRange, order: ReadingOrder, limit: Int
    ) async throws(EventStoreError) -> RecordPage {
        if let readPage { return try await readPage(query, range, order, limit) }
        return try await model.page(of: query, in: range, order: order, limit: limit)
    }

    @discardableResult
    nonisolated(nonsending) func visit(
        _ query: Query, in range: PositionRange, _ body: Visitor
    ) async throws(EventStoreError) -> Position {
        if let visitEvents { return try await visitEvents(query, range, body) }
        return try await model.visit(query, in: range, body)
    }

    func waitForEvents(after position: Position) async throws(EventStoreError) -> Head {
        if let waitForHead { return try await waitForHead(position) }
        return try await model.waitForEvents(after: position)
    }

    func row(
        _ key: RowKey, of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> HistoryRow? {
        try await model.row(key, of: projection, in: stream, asOf: asOf)
    }

    func rows(
        of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> [HistoryRow] {
        if let rowsAsOf { return try await rowsAsOf(projection, stream, asOf) }
        return try await model.rows(of: projection, in: stream, asOf: asOf)
    }

    func history(
        of key: RowKey, of projection: ProjectionName, in stream: StreamName
    ) async throws(EventStoreError) -> [HistoryRow] {
        if let readHistory { return try await readHistory(key, projection, stream) }
        return try await model.history(of: key, of: projection, in: stream)
    }

    func checkpoint(
        of subscription: SubscriptionName
    ) async throws(EventStoreError) -> SubscriptionCheckpoint? {
        if let readCheckpoint { return try await readCheckpoint(subscription) }
        return try await model.checkpoint(of: subscription)
    }

    func save(_ checkpoint: SubscriptionCheckpoint) async throws(EventStoreError) {
        if let saveCheckpoint { return try await saveCheckpoint(checkpoint) }
        try await model.save(checkpoint)
    }

    func releaseMemory() async throws(EventStoreError) {
        if let giveMemoryBack { return try await giveMemoryBack() }
        try await model.releaseMemory()
    }

    var damagedRows: Int { model.damagedRows }

    func projections() async throws(EventStoreError) -> [ProjectionStatus] {
        if let readProjections { return try await readProjections() }
        return try await model.projections()
    }

    func waitUntilBuilt() async throws(EventStoreError) { try await model.waitUntilBuilt() }

    func removeUnusedRows() async throws(EventStoreError) {
        if let removeRows { return try await removeRows() }
        try await model.removeUnusedRows()
    }

    func verify(
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws(EventStoreError) -> VerificationReport {
        if let verifyAll { return try await verifyAll() }
        return try await model.verify(progress: progress)
    }

    func close() async { await model.close() }
}
