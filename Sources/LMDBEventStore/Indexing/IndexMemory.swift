internal import EventRecords
internal import EventSourcing
internal import LMDB
internal import Synchronization

/// The tail of the index, as this process has it.
///
/// Every process has one of its own and keeps it the same way: it looks at the records that came
/// since it last looked, within its own snapshot. What the writer of this process commits it is told.
final class IndexMemory: Sendable {
    private struct State {
        var tail: IndexTail
        /// What was committed since and is not in the tail yet, in order.
        var committed: [IndexTail] = []

        /// Takes in what was committed, unless a reader was faster or the tail is not its predecessor.
        mutating func settle() {
            for next in committed where tail.head == next.watermark { tail.append(next) }
            committed.removeAll(keepingCapacity: true)
        }
    }

    private let state: Mutex<State>

    init(after watermark: Position = .start) {
        state = Mutex(State(tail: IndexTail(after: watermark)))
    }

    /// Lends the tail that begins where the index tables of a snapshot end, and reaches at least to
    /// `head`.
    ///
    /// - Parameters:
    ///   - watermark: Where the index tables of the snapshot end.
    ///   - head: The last record of the snapshot.
    ///   - transaction: The snapshot.
    ///   - tables: Where to read.
    ///   - body: Is lent the tail; it may know records beyond `head`.
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw; code `integrity` for a record that is not what was written.
    func withTail<Result: Sendable, Transaction: ReadableTransaction & ~Copyable>(
        after watermark: Position, upTo head: Position,
        from transaction: borrowing Transaction, _ tables: Tables,
        _ body: (inout IndexTail) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        let shared = try state.withLock { state throws(EventStoreError) -> Result? in
            state.settle()
            guard state.tail.watermark <= watermark else { return nil }
            // Somebody may have moved the watermark on.
            state.tail.forget(through: watermark)
            try state.tail.catchUp(to: head, from: transaction, tables)
            return try body(&state.tail)
        }
        if let shared { return shared }
        // The snapshot is older than the last flush: what it needs is not kept any more.
        var tail = IndexTail(after: watermark)
        try tail.catchUp(to: head, from: transaction, tables)
        return try body(&tail)
    }

    /// The number of a stream, if the tail knows it.
    func number(of stream: StreamName) -> StreamNumber? {
        state.withLock { state in
            state.settle()
            return state.tail.streams[stream]?.number
        }
    }

    /// Takes note of what was committed; whoever looks next, or ``settle()``, takes it in.
    func append(_ committed: IndexTail) { state.withLock { $0.committed.append(committed) } }

    /// Takes in what was committed, so that the next one who looks need not.
    func settle() { state.withLock { $0.settle() } }

    /// Forgets what is in the tables now.
    func forget(through watermark: Position) {
        state.withLock { state in
            state.settle()
            state.tail.forget(through: watermark)
        }
    }
}

/// What one run of a commit has written so far: found like everything else, but by that run only.
final class UncommittedTail {
    var tail: IndexTail

    init(after head: Position) { tail = IndexTail(after: head) }
}

extension IndexTail {
    /// Takes in the records up to `head` that came since the last look.
    mutating func catchUp<Transaction: ReadableTransaction & ~Copyable>(
        to head: Position, from transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) {
        guard self.head < head else { return }
        try transaction.withCursor(on: tables.records) { cursor throws(EventStoreError) in
            var isOn = try cursor.seek(toOrAfter: Key.record(self.head.next))
            var terms = EventTerms()
            while isOn, self.head < head {
                try cursor.withCurrent { key, value throws(EventStoreError) in
                    let position = self.head.next
                    guard Key.position(ofRecord: key) == position else {
                        throw .missingRecord(at: position)
                    }
                    let record = try RecordView(value, at: position)
                    let name = try record.stream
                    let known = try stream(name, from: transaction, tables)
                    terms.removeAll()
                    try terms.append(record)
                    take(
                        name, known?.number ?? StreamNumber(position.rawValue),
                        after: StreamSequence(record.sequence.rawValue &- 1), terms, of: 0..<1,
                        record.commandID)
                }
                isOn = try cursor.step(.forward)
            }
            if self.head < head { throw .missingRecord(at: self.head.next) }
        }
    }

    /// The end of a stream, here or in the tables; `nil` when it has no event.
    func stream<Transaction: ReadableTransaction & ~Copyable>(
        _ name: StreamName, from transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) -> StreamRow? {
        if let row = streams[name] { return row }
        return try transaction.indexedStream(name, in: tables)
    }
}
