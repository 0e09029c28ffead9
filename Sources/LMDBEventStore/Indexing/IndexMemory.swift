internal import EventRecords
internal import EventSourcing
internal import LMDB
internal import Synchronization

/// The tail of the index in this process.
///
/// Every process has its own and updates it in the same way: it reads the records since its last
/// look, within its own snapshot. The writer of this process also passes its commits directly.
final class IndexMemory: Sendable {
    private struct State {
        var tail: IndexTail
        /// Committed tails that are not merged yet, in order.
        var committed: [IndexTail] = []

        /// Merges the committed tails, unless a reader already read those records or a gap precedes
        /// them.
        mutating func settle() {
            for next in committed where tail.head == next.watermark { tail.append(next) }
            committed.removeAll(keepingCapacity: true)
        }
    }

    private let state: Mutex<State>

    init(after watermark: Position = .start) {
        state = Mutex(State(tail: IndexTail(after: watermark)))
    }

    /// Calls `body` with the tail that starts where a snapshot's index tables end, up to at least
    /// `head`.
    ///
    /// - Parameters:
    ///   - watermark: The watermark of the snapshot's index tables.
    ///   - head: The last record of the snapshot.
    ///   - transaction: The snapshot.
    ///   - tables: The tables to read.
    ///   - body: Receives the tail, which may contain records beyond `head`.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`; code `integrity` for a record that was changed.
    func withTail<Result: Sendable, Transaction: ReadableTransaction & ~Copyable>(
        after watermark: Position, upTo head: Position,
        from transaction: borrowing Transaction, _ tables: Tables,
        _ body: (inout IndexTail) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        let shared = try state.withLock { state throws(EventStoreError) -> Result? in
            state.settle()
            guard state.tail.watermark <= watermark else { return nil }
            // Another process may have advanced the watermark.
            state.tail.forget(through: watermark)
            try state.tail.catchUp(to: head, from: transaction, tables)
            return try body(&state.tail)
        }
        if let shared { return shared }
        // The snapshot is older than the last flush, so the shared tail no longer has its records.
        var tail = IndexTail(after: watermark)
        try tail.catchUp(to: head, from: transaction, tables)
        return try body(&tail)
    }

    /// The number of a stream, if the tail contains it.
    func number(of stream: StreamName) -> StreamNumber? {
        state.withLock { state in
            state.settle()
            return state.tail.streams[stream]?.number
        }
    }

    /// Stores a committed tail; the next reader, or ``settle()``, merges it.
    func append(_ committed: IndexTail) { state.withLock { $0.committed.append(committed) } }

    /// Merges the committed tails, so that the next reader need not.
    func settle() { state.withLock { $0.settle() } }

    /// Removes the records that are in the tables now.
    func forget(through watermark: Position) {
        state.withLock { state in
            state.settle()
            state.tail.forget(through: watermark)
        }
    }
}

/// The tail of one run of a commit, which only that run uses.
final class UncommittedTail {
    var tail: IndexTail

    init(after head: Position) { tail = IndexTail(after: head) }
}

extension IndexTail {
    /// Adds the records up to `head` that were committed since the last look.
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

    /// The end of a stream, from the tail or the tables; `nil` when it has no event.
    func stream<Transaction: ReadableTransaction & ~Copyable>(
        _ name: StreamName, from transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) -> StreamRow? {
        if let row = streams[name] { return row }
        return try transaction.indexedStream(name, in: tables)
    }
}
