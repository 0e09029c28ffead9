/// The records that match a query, page by page, up to the head at the beginning of the read.
///
/// Later events are not included, and nothing is held between pages.
public struct RecordSequence<Store: EventStore>: AsyncSequence, Sendable {
    /// The type of the elements.
    public typealias Element = Record
    /// The type of the errors.
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

    /// Creates an iterator that starts at the beginning of the range.
    public func makeAsyncIterator() -> Iterator {
        Iterator(
            store: store, query: query, rest: range, order: order, pageSize: pageSize)
    }

    /// Reads the pages one after another.
    public struct Iterator: AsyncIteratorProtocol {
        let store: Store
        let query: Query
        var rest: PositionRange?
        let order: ReadingOrder
        let pageSize: Int
        var page: [Record] = []
        var index = 0
        var pinned = false

        /// The next record; `nil` after the last.
        ///
        /// - Throws: Code `cancelled` when the task is cancelled, or a failure of the storage.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(EventStoreError) -> Record? {
            if Task.isCancelled { throw .cancelled }
            while index == page.count {
                // A page has many records, so let other tasks run.
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
    /// The records that match `query`, up to the current head.
    ///
    /// - Parameters:
    ///   - query: Selects the events.
    ///   - range: The range of positions; all positions by default.
    ///   - order: Oldest or newest first.
    ///   - pageSize: How many records to hold at once.
    /// - Returns: The records, read page by page on demand.
    public func records(
        of query: Query, in range: PositionRange = PositionRange(),
        order: ReadingOrder = .forward, pageSize: Int = 512
    ) -> RecordSequence<Self> {
        RecordSequence(
            store: self, query: query, range: range, order: order, pageSize: pageSize)
    }

    /// The records that match `query` after `position`: the existing ones, then new ones.
    public func subscription(
        to query: Query = .everything, after position: Position = .start
    ) -> Subscription {
        Subscription(store: self, query: query, after: position)
    }

    /// Waits until this reader can see the command of `receipt`.
    public func wait(for receipt: Receipt) async throws(EventStoreError) {
        _ = try await waitForEvents(after: receipt.positions.upperBound.previous)
    }

    /// The end of the last command that is complete at a position, which is what users saw there.
    ///
    /// - Returns: The position itself, or, inside a command, the position before that command.
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

    /// The details that the command of `record` shares among its events.
    ///
    /// - Throws: Code `integrity` when the first record of the command does not have them.
    public func command(of record: Record) async throws(EventStoreError) -> CommandDetails {
        if let command = record.command { return command }
        guard let command = try await self.record(at: record.firstOfCommand)?.command else {
            throw EventStoreError(
                .integrity,
                "The record at \(record.firstOfCommand) has no command details, but "
                    + "\(record.position) is an event of the same command.",
                remedy: "Verify the ledger.", position: record.firstOfCommand)
        }
        return command
    }
}
