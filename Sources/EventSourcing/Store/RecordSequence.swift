/// The records that match a query, page by page, up to the position that was the head when reading
/// began: later events do not slip in, and nothing is held between pages.
public struct RecordSequence<Store: EventStore>: AsyncSequence, Sendable {
    public typealias Element = Record
    public typealias Failure = EventStoreError

    private let store: Store
    private let query: Query
    private let range: PositionRange
    private let order: ReadingOrder
    private let pageSize: Int

    init(
        store: Store, query: Query, range: PositionRange, order: ReadingOrder, pageSize: Int
    ) {
        self.store = store
        self.query = query
        self.range = range
        self.order = order
        self.pageSize = pageSize
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(
            store: store, query: query, rest: range, order: order, pageSize: pageSize)
    }

    /// Walks the pages.
    public struct Iterator: AsyncIteratorProtocol {
        let store: Store
        let query: Query
        var rest: PositionRange?
        let order: ReadingOrder
        let pageSize: Int
        var page: [Record] = []
        var index = 0
        var pinned = false

        /// The next record, or `nil` after the last.
        ///
        /// - Throws: Code `cancelled` when the task is; a failure of the storage.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(EventStoreError) -> Record? {
            if Task.isCancelled { throw .cancelled }
            while index == page.count {
                // A page is many records, and others want their turn.
                await Task.yield()
                guard let rest else { return nil }
                let read = try await store.page(of: query, in: rest, order: order, limit: pageSize)
                page = read.records
                index = 0
                self.rest = read.rest
                if !pinned, let range = read.rest {
                    self.rest = PositionRange(
                        from: range.first, through: Swift.min(range.last, read.head))
                    pinned = true
                }
            }
            defer { index += 1 }
            return page[index]
        }
    }
}

extension EventStore {
    /// The records that match `query`, as they stand now.
    ///
    /// - Parameters:
    ///   - query: Which events.
    ///   - range: Between which positions; all of them unless told.
    ///   - order: Oldest or newest first.
    ///   - pageSize: How many records to hold at once.
    /// - Returns: The records, read page by page as they are asked for.
    public func records(
        of query: Query, in range: PositionRange = PositionRange(),
        order: ReadingOrder = .forward, pageSize: Int = 512
    ) -> RecordSequence<Self> {
        RecordSequence(
            store: self, query: query, range: range, order: order, pageSize: pageSize)
    }

    /// The records that match `query` after `position`: those there are, then those to come.
    public func subscription(
        to query: Query = .everything, after position: Position = .start
    ) -> Subscription {
        Subscription(store: self, query: query, after: position)
    }

    /// Waits until the ledger shows the command of `receipt` to this reader.
    public func wait(for receipt: Receipt) async throws(EventStoreError) {
        _ = try await waitForEvents(after: receipt.positions.upperBound.previous)
    }

    /// The end of the last command that is complete at a position: what people saw there.
    ///
    /// - Returns: The position itself, or that before the command which it is inside of.
    /// - Throws: Code `beyondHead` for a position beyond the head.
    public func endOfCommand(
        atOrBefore position: Position
    ) async throws(EventStoreError) -> Position {
        guard position > .start else { return .start }
        guard let record = try await record(at: position) else {
            throw .beyondHead(position, head: try await head().position)
        }
        return record.lastOfCommand == position ? position : record.firstOfCommand.previous
    }

    /// What the command of `record` shares among its events.
    ///
    /// - Throws: Code `integrity` when the first record of the command does not have it.
    public func command(of record: Record) async throws(EventStoreError) -> CommandDetails {
        if let command = record.command { return command }
        guard let command = try await self.record(at: record.firstOfCommand)?.command else {
            throw EventStoreError(
                .integrity,
                "The record at \(record.firstOfCommand) has no command, but \(record.position) "
                    + "is one of its events.",
                remedy: "Verify the ledger.", position: record.firstOfCommand)
        }
        return command
    }
}
