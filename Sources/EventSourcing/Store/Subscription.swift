/// The records that match a query: the existing ones, then new ones, without end.
///
/// One loop reads both. It ends with an error: when its task is cancelled, when the store is
/// closed, when the ledger was moved or replaced, or when the start position is beyond the head.
public struct Subscription: AsyncSequence, Sendable {
    /// The type of the elements.
    public typealias Element = Record
    /// The type of the errors.
    public typealias Failure = EventStoreError

    private let store: any EventStore
    private let query: Query
    private let position: Position

    init(store: any EventStore, query: Query, after position: Position) {
        self.store = store
        self.query = query
        self.position = position
    }

    /// Creates an iterator that starts after the position.
    public func makeAsyncIterator() -> Iterator {
        Iterator(store: store, query: query, position: position)
    }

    /// Reads the pages, then waits for new records.
    public struct Iterator: AsyncIteratorProtocol {
        private let store: any EventStore
        private let query: Query
        /// All records up to here were read.
        private var position: Position
        private var page: [Record] = []
        private var index = 0

        init(store: any EventStore, query: Query, position: Position) {
            self.store = store
            self.query = query
            self.position = position
        }

        /// The number of buffered records, available without reading or waiting.
        ///
        /// When it is 0, commit the work that was done for the records before.
        public var countAtHand: Int { page.count - index }

        /// The next record; waits until there is one.
        ///
        /// - Throws: Code `cancelled` when the task is cancelled, even with buffered records;
        ///   otherwise the error that ends the subscription.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(EventStoreError) -> Record? {
            if Task.isCancelled { throw .cancelled }
            while index == page.count {
                // A page has many records, so let other tasks run.
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
