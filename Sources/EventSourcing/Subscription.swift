/// The records that match a query: those there are, then those to come, without end.
///
/// Catch-up and live are one loop. It ends by throwing: when its task is cancelled or the store is
/// closed.
public struct Subscription<Store: EventStore>: AsyncSequence, Sendable {
    public typealias Element = Record
    public typealias Failure = EventStoreError

    private let store: Store
    private let query: Query
    private let position: Position

    init(store: Store, query: Query, after position: Position) {
        self.store = store
        self.query = query
        self.position = position
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(store: store, query: query, position: position)
    }

    /// Walks the pages, then waits for more.
    public struct Iterator: AsyncIteratorProtocol {
        let store: Store
        let query: Query
        /// Everything up to here was delivered or does not match.
        var position: Position
        var page: [Record] = []
        var index = 0

        /// The next record, when there is one.
        public mutating func next(
            isolation actor: isolated (any _Concurrency.Actor)?
        ) async throws(EventStoreError) -> Record? {
            while index == page.count {
                let head = try await store.events(after: position)
                let read = try await store.page(
                    of: query,
                    in: PositionRange(from: position.next, through: head.position),
                    order: .forward, limit: 512)
                page = read.records
                index = 0
                position = read.rest.map(\.first.previous) ?? head.position
            }
            defer { index += 1 }
            return page[index]
        }
    }
}
