/// The records that match a query: those there are, then those to come, without end.
///
/// Catch-up and live are one loop. It ends by throwing: when its task is cancelled, the store is
/// closed, the ledger is not where it was, or the position to go on from is beyond the head.
public struct Subscription: AsyncSequence, Sendable {
    public typealias Element = Record
    public typealias Failure = EventStoreError

    private let store: any EventStore
    private let query: Query
    private let position: Position

    init(store: any EventStore, query: Query, after position: Position) {
        self.store = store
        self.query = query
        self.position = position
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(store: store, query: query, position: position)
    }

    /// Walks the pages, then waits for more.
    public struct Iterator: AsyncIteratorProtocol {
        private let store: any EventStore
        private let query: Query
        /// Everything up to here was read.
        private var position: Position
        private var page: [Record] = []
        private var index = 0

        init(store: any EventStore, query: Query, position: Position) {
            self.store = store
            self.query = query
            self.position = position
        }

        /// How many records are at hand, to be had without reading or waiting.
        ///
        /// When there are none, it is a good time to make durable what was done with those before.
        public var countAtHand: Int { page.count - index }

        /// The next record, when there is one.
        ///
        /// - Throws: Code `cancelled` when the task is, though records are at hand; what ends the subscription.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(EventStoreError) -> Record? {
            if Task.isCancelled { throw .cancelled }
            while index == page.count {
                // A page is many records, and others want their turn.
                await Task.yield()
                let head = try await store.waitForEvents(after: position)
                let read = try await store.page(
                    of: query,
                    in: PositionRange(from: position.next, through: head.position),
                    order: .forward, limit: 512)
                page = read.records
                index = 0
                position = read.rest.map(\.first.previous) ?? Swift.min(head.position, read.head)
            }
            defer { index += 1 }
            return page[index]
        }
    }
}
