import EventSourcing
import Synchronization

/// A store that passes everything on, and counts the records that pages of it gave, or that were asked
/// for by their position.
final class ReadCountingStore<Store: EventStore>: EventStore {
    private let store: Store
    private let records = Mutex(0)

    init(_ store: Store) { self.store = store }

    /// The records that were read since the last time this was asked.
    func recordsRead() -> Int {
        records.withLock { count in
            defer { count = 0 }
            return count
        }
    }

    func page(
        of query: Query, in range: PositionRange, order: ReadingOrder, limit: Int
    ) async throws(EventStoreError) -> RecordPage {
        let page = try await store.page(of: query, in: range, order: order, limit: limit)
        records.withLock { $0 += page.records.count }
        return page
    }

    func append(_ command: GuardedCommand) async throws(EventStoreError) -> Receipt {
        try await store.append(command)
    }

    func append(
        together commands: [GuardedCommand]
    ) async throws(EventStoreError) -> [Receipt] {
        try await store.append(together: commands)
    }

    func receipt(of request: CommandRequest) async throws(EventStoreError) -> Receipt? {
        try await store.receipt(of: request)
    }

    func forget(
        _ field: TextField, at position: Position, basedOn observation: ObservedQuery?
    ) async throws(EventStoreError) -> Bool {
        try await store.forget(field, at: position, basedOn: observation)
    }

    var damagedRows: Int { store.damagedRows }

    func projections() async throws(EventStoreError) -> [ProjectionStatus] {
        try await store.projections()
    }

    func waitUntilBuilt() async throws(EventStoreError) { try await store.waitUntilBuilt() }

    func receipt(
        of command: CommandID, in stream: StreamName
    ) async throws(EventStoreError) -> Receipt? {
        try await store.receipt(of: command, in: stream)
    }

    func head() async throws(EventStoreError) -> Head { try await store.head() }

    func head(at moment: Timestamp) async throws(EventStoreError) -> Head {
        try await store.head(at: moment)
    }

    func head(of stream: StreamName) async throws(EventStoreError) -> StreamHead? {
        try await store.head(of: stream)
    }

    func streams(
        after name: StreamName?, limit: Int
    ) async throws(EventStoreError) -> [StreamHead] {
        try await store.streams(after: name, limit: limit)
    }

    func record(at position: Position) async throws(EventStoreError) -> Record? {
        let record = try await store.record(at: position)
        if record != nil { records.withLock { $0 += 1 } }
        return record
    }

    func waitForEvents(after position: Position) async throws(EventStoreError) -> Head {
        try await store.waitForEvents(after: position)
    }

    func row(
        _ key: RowKey, of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> HistoryRow? {
        try await store.row(key, of: projection, in: stream, asOf: asOf)
    }

    func rows(
        of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> [HistoryRow] {
        try await store.rows(of: projection, in: stream, asOf: asOf)
    }

    func history(
        of key: RowKey, of projection: ProjectionName, in stream: StreamName
    ) async throws(EventStoreError) -> [HistoryRow] {
        try await store.history(of: key, of: projection, in: stream)
    }

    func checkpoint(
        of subscription: SubscriptionName
    ) async throws(EventStoreError) -> SubscriptionCheckpoint? {
        try await store.checkpoint(of: subscription)
    }

    func save(_ checkpoint: SubscriptionCheckpoint) async throws(EventStoreError) {
        try await store.save(checkpoint)
    }

    func removeUnusedRows() async throws(EventStoreError) { try await store.removeUnusedRows() }

    func verify(
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws(EventStoreError) -> VerificationReport {
        try await store.verify(progress: progress)
    }

    func close() async { await store.close() }
}
