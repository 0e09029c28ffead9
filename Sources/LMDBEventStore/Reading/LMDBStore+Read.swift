internal import EventRecords
public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// The receipt of a recorded command; `nil` when it was not recorded.
    ///
    /// - Throws: Code `integrity`, `closed`, or a failure of the storage.
    public func receipt(
        of command: CommandID, in stream: StreamName
    ) async throws(EventStoreError) -> Receipt? {
        try durable(
            try readIndexed { transaction, index throws(EventStoreError) in
                try transaction.recordedCommand(command, in: stream, index).map {
                    Receipt(of: $0, wasRepeat: true)
                }
            })
    }

    /// The receipt of a recorded request; see ``EventStore/receipt(of:)``.
    ///
    /// - Throws: Code `commandReused`, `incomparable`, `closed`, or a failure of the storage.
    public func receipt(
        of request: CommandRequest
    ) async throws(EventStoreError) -> Receipt? {
        try durable(
            try readIndexed { transaction, index throws(EventStoreError) -> Receipt? in
                guard
                    let recorded = try transaction.recordedCommand(
                        request.id, in: request.stream, index)
                else { return nil }
                guard try transaction.has(request, recordedAs: recorded, in: index.tables) else {
                    throw .commandReused(
                        request.id, in: request.stream, at: recorded.first.position)
                }
                return Receipt(of: recorded, wasRepeat: true)
            })
    }

    /// Makes sure that a command is durable before its receipt is given out: it may have been read
    /// from a commit whose writer was killed before the sync.
    private func durable(_ receipt: Receipt?) throws(EventStoreError) -> Receipt? {
        if receipt != nil { try context.ensureDurable() }
        return receipt
    }

    /// The end of the ledger.
    ///
    /// - Throws: Code `integrity`, `closed`, or a failure of the storage.
    public func head() async throws(EventStoreError) -> Head { try currentHead() }

    /// The end of the ledger at `moment`, by the times of recording.
    ///
    /// - Throws: Code `integrity`, `closed`, or a failure of the storage.
    /// - Complexity: O(log events): the times of recording never go backwards.
    public func head(at moment: Timestamp) async throws(EventStoreError) -> Head {
        try read { transaction, tables throws(EventStoreError) in
            let erased = try transaction.erasedTexts(in: tables)
            var found = Head(position: .start, recordedAt: nil, erasedTexts: erased)
            var low = UInt64(1)
            var high = try transaction.headPosition(in: tables).rawValue
            while low <= high {
                let middle = low + (high - low) / 2
                let recordedAt = try transaction.withRecord(at: Position(middle), in: tables) {
                    $0.recordedAt
                }
                if recordedAt <= moment {
                    found = Head(
                        position: Position(middle), recordedAt: recordedAt, erasedTexts: erased)
                    low = middle + 1
                } else {
                    high = middle - 1
                }
            }
            return found
        }
    }

    /// The end of a stream; `nil` when it has no event.
    ///
    /// - Throws: Code `integrity`, `closed`, or a failure of the storage.
    public func head(of stream: StreamName) async throws(EventStoreError) -> StreamHead? {
        try readIndexed { transaction, index throws(EventStoreError) in
            try index.stream(stream, from: transaction).map { StreamHead(stream, $0) }
        }
    }

    /// The end of the ledger and the end of a stream, both of one snapshot.
    ///
    /// - Throws: Code `integrity`, `closed`, or a failure of the storage.
    public func heads(
        of stream: StreamName
    ) async throws(EventStoreError) -> (ledger: Head, stream: StreamHead?) {
        try readIndexed { transaction, index throws(EventStoreError) in
            (
                try transaction.head(in: index.tables),
                try index.stream(stream, from: transaction).map { StreamHead(stream, $0) }
            )
        }
    }

    /// Streams in the order of their names, after `name`, at most `limit` of them.
    ///
    /// - Throws: Code `invalid` for a limit below 1, `integrity`, `closed`, or a failure of the
    ///   storage.
    public func streams(
        after name: StreamName?, limit: Int
    ) async throws(EventStoreError) -> [StreamHead] {
        guard limit > 0 else { throw .limitTooSmall(limit) }
        return try readIndexed { transaction, index throws(EventStoreError) in
            let recent = try index.withTail(of: transaction) { tail throws(EventStoreError) in
                tail.streams.filter { entry in name.map { entry.key > $0 } ?? true }
            }
            var heads = try transaction.indexedStreams(after: name, limit, in: index.tables)
            heads.removeAll { recent[$0.stream] != nil }
            for (stream, row) in recent { heads.append(StreamHead(stream, row)) }
            return Array(heads.sorted { $0.stream < $1.stream }.prefix(limit))
        }
    }

    /// The record at a position; `nil` beyond the head.
    ///
    /// - Throws: Code `integrity` for a record that is missing or was changed, `closed`, or a
    ///   failure of the storage.
    public func record(at position: Position) async throws(EventStoreError) -> Record? {
        try read { transaction, tables throws(EventStoreError) in
            if let record = try transaction.record(at: position, in: tables) { return record }
            let last = max(
                try transaction.headPosition(in: tables), try transaction.watermark(in: tables))
            guard position == .start || position > last else {
                throw .missingRecord(at: position)
            }
            return nil
        }
    }

    /// The records that match `query`; see ``EventStore/page(of:in:order:limit:)``.
    ///
    /// A page ends at `limit` records, at 4 MiB, or after 16,384 records were checked, whichever
    /// comes first. It may therefore be empty and still have a rest.
    ///
    /// - Throws: Code `invalid`, `beyondHead`, `integrity`, `closed`, or a failure of the storage.
    public func page(
        of query: Query, in range: PositionRange, order: ReadingOrder, limit: Int
    ) async throws(EventStoreError) -> RecordPage {
        guard limit > 0 else { throw .limitTooSmall(limit) }
        let mostBytes = 4 << 20
        let mostCandidates = 16_384
        return try readIndexed { transaction, index throws(EventStoreError) in
            let head = index.head
            try range.checkStart(against: head)
            let within = PositionRange(from: range.first, through: min(range.last, head))
            var records: [Record] = []
            var rest: PositionRange?
            var bytes = 0
            var candidates = 0
            try transaction.visitCandidates(
                of: query, in: within, order: order, index
            ) { record throws(EventStoreError) in
                candidates += 1
                if try record.matches(query) {
                    records.append(try transaction.record(of: record, in: index.tables))
                    bytes += record.sizeInBytes
                }
                if records.count < limit, bytes < mostBytes, candidates < mostCandidates {
                    return true
                }
                if within.beyond(record.position, order) != nil {
                    rest = range.beyond(record.position, order)
                }
                return false
            }
            return RecordPage(records: records, rest: rest, head: head)
        }
    }

    /// Waits until the ledger's head is beyond `position`.
    ///
    /// Commits of this process wake it at once; those of other processes, within 50 ms. It holds
    /// neither a snapshot nor a thread while it waits.
    ///
    /// - Throws: Code `beyondHead` when `position` is beyond the head; `cancelled` when the task is
    ///   cancelled; `closed` when the store is closed; `notFound` when the ledger was moved,
    ///   removed or replaced, and `integrity` when its file was overwritten in place, because no more
    ///   events can arrive then; `readOnly` when this store reads a private copy.
    public func waitForEvents(after position: Position) async throws(EventStoreError) -> Head {
        while true {
            if Task.isCancelled { throw .cancelled }
            try context.requireUnchanged()
            let head = try currentHead()
            if head.position > position { return head }
            guard position == head.position else {
                throw .beyondHead(position, head: head.position)
            }
            // If the last records are missing, no more events can arrive, and this throws.
            try readIndexed { _, _ in }
            try context.requireInPlace()
            try requireLive()
            await context.signal.wait(beyond: position) { [context] in
                do throws(EventStoreError) {
                    try context.requireInPlace()
                    try context.requireUnchanged()
                    return try context.environment.read { transaction throws(EventStoreError) in
                        try transaction.headPosition(in: context.tables)
                    }
                } catch { return nil }
            }
        }
    }

    /// The checkpoint of a named subscription; `nil` before its first one.
    ///
    /// - Throws: Code `integrity`, `closed`, or a failure of the storage.
    /// - Complexity: O(subscriptions).
    public func checkpoint(
        of subscription: SubscriptionName
    ) async throws(EventStoreError) -> SubscriptionCheckpoint? {
        try read { transaction, tables throws(EventStoreError) in
            try transaction.checkpoint(of: subscription, in: tables)
        }
    }

    /// Throws for a private copy, to which no event can arrive.
    private func requireLive() throws(EventStoreError) {
        guard context.environment.isCopy else { return }
        throw EventStoreError(
            .readOnly,
            "This user may not write to the ledger, and so reads a private copy that does not grow.",
            remedy: "Open the ledger again to read what was recorded since.")
    }

    private func currentHead() throws(EventStoreError) -> Head {
        try read { transaction, tables throws(EventStoreError) in
            try transaction.head(in: tables)
        }
    }
}

extension StreamHead {
    init(_ stream: StreamName, _ row: StreamRow) {
        self.init(stream: stream, position: row.lastPosition, sequence: row.lastSequence)
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// Streams of the table in the order of their names, after `name`, at most `limit` of them.
    fileprivate borrowing func indexedStreams(
        after name: StreamName?, _ limit: Int, in tables: Tables
    ) throws(EventStoreError) -> [StreamHead] {
        try withCursor(on: tables.streams) { cursor throws(EventStoreError) in
            var heads: [StreamHead] = []
            var isOn: Bool
            if let name {
                // The next possible name: the same one followed by a byte that no name has.
                isOn = try cursor.seek(
                    toOrAfter: Key.stream(name) + [0], besideWhole: .streams)
            } else {
                isOn = try cursor.start()
            }
            while isOn, heads.count < limit {
                let head = try cursor.withChecked(of: .streams) { key, value in
                    key.text(0..<key.count).flatMap(StreamName.init(stored:)).flatMap { name in
                        StreamRow(value).map { StreamHead(name, $0) }
                    }
                }
                guard let head else { throw .malformedTable(.streams, "a row is malformed") }
                heads.append(head)
                isOn = try cursor.step(.forward)
            }
            return heads
        }
    }
}
