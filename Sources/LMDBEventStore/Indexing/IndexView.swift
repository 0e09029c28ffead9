internal import EventSourcing
internal import LMDB

/// The index of one transaction's records, from tables and tail.
struct IndexView {
    /// The tail of this process.
    let memory: IndexMemory
    let tables: Tables
    /// Counts the damaged rows that readers find.
    let damage: RowDamage
    /// The position up to which the index tables are complete.
    let watermark: Position
    /// The last record that was committed when the transaction began.
    let head: Position
    /// The tail of records that the transaction itself has written, after ``head``.
    let fresh: UncommittedTail?

    /// Creates the view of a transaction that has not written anything yet.
    ///
    /// - Parameters:
    ///   - transaction: A snapshot, or a write transaction that adds its writes to `fresh`.
    ///   - memory: The tail of this process.
    ///   - tables: The tables.
    ///   - damage: The counts of damaged rows.
    ///   - fresh: An empty tail, if the transaction is going to write.
    /// - Throws: Code `integrity` when the ledger has no valid watermark, or when its last records
    ///   are missing, because the index then refers to missing records.
    init<Transaction: ReadableTransaction & ~Copyable>(
        of transaction: borrowing Transaction, _ memory: IndexMemory, _ tables: Tables,
        counting damage: RowDamage, fresh: UncommittedTail? = nil
    ) throws(EventStoreError) {
        self.memory = memory
        self.tables = tables
        self.damage = damage
        watermark = try transaction.watermark(in: tables)
        head = try transaction.headPosition(in: tables)
        guard watermark <= head else { throw .missingRecord(at: head.next) }
        self.fresh = fresh
    }

    /// The end of a stream; `nil` when it has no event.
    func stream<Transaction: ReadableTransaction & ~Copyable>(
        _ name: StreamName, from transaction: borrowing Transaction
    ) throws(EventStoreError) -> StreamRow? {
        if let row = fresh?.tail.streams[name] { return row }
        return try withTail(of: transaction) { tail throws(EventStoreError) in
            try tail.stream(name, from: transaction, tables)
        }
    }

    /// The number of a stream, which never changes; `nil` when it has no event.
    ///
    /// Unlike ``stream(_:from:)`` it does not read the tail up to the end of the snapshot first. A
    /// snapshot may have records that the writer has not added to the tail yet.
    func number<Transaction: ReadableTransaction & ~Copyable>(
        of name: StreamName, from transaction: borrowing Transaction
    ) throws(EventStoreError) -> StreamNumber? {
        if let number = memory.number(of: name) { return number }
        if let row = try transaction.indexedStream(name, in: tables) { return row.number }
        return try stream(name, from: transaction)?.number
    }

    /// Calls `body` with the tail between ``watermark`` and ``head``.
    func withTail<Result: Sendable, Transaction: ReadableTransaction & ~Copyable>(
        of transaction: borrowing Transaction,
        _ body: (inout IndexTail) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        try memory.withTail(after: watermark, upTo: head, from: transaction, tables, body)
    }

    /// The position of the first record of a command; `nil` when it was not recorded.
    func command<Transaction: ReadableTransaction & ~Copyable>(
        _ id: CommandID, in stream: StreamNumber, from transaction: borrowing Transaction
    ) throws(EventStoreError) -> Position? {
        if let position = fresh?.tail.command(id, in: stream) { return position }
        let recent = try withTail(of: transaction) { tail throws(EventStoreError) in
            tail.command(id, in: stream)
        }
        // The tail may be ahead of this snapshot, which then does not contain the record yet.
        if let recent { return recent <= head ? recent : nil }
        return try transaction.indexedCommand(id, in: stream, in: tables)
    }
}
