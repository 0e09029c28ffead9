internal import EventSourcing
internal import LMDB

/// The shared state of an open store: its tables, clock, projections and caches.
struct StoreContext: Sendable {
    let environment: Environment
    let tables: Tables
    let clock: LedgerClock
    let salts: SaltSource
    let projections: [RegisteredProjection]
    let signal: HeadSignal
    /// The last head that was seen, kept beside the data file.
    let memory: HeadMemory
    /// This process's index of the records that the index tables do not cover yet.
    let index: IndexMemory
    /// The counts of damaged rows.
    let damage: RowDamage
    /// This process's rows that the tables do not contain yet, one entry for each of
    /// ``projections``.
    let rows: [RowMemory]
    /// How many records may be indexed in memory only before a flush.
    ///
    /// The number can double until the flush is done.
    let longestTail: UInt64
}

extension StoreContext {
    /// Whether the records between two positions are enough for a flush.
    func isEnough(from watermark: Position, to head: Position) -> Bool {
        head.rawValue > watermark.rawValue + longestTail
    }

    /// Whether the writer must flush these records before it does other work.
    func isTooMuch(from watermark: Position, to head: Position) -> Bool {
        head.rawValue > watermark.rawValue + 2 * longestTail
    }

    /// Makes everything durable that reads show now; see `Environment.ensureDurable()`.
    ///
    /// Call it before you acknowledge what somebody else recorded.
    func ensureDurable() throws(EventStoreError) {
        do { try environment.ensureDurable() } catch { throw EventStoreError(storage: error) }
    }

    /// Throws when the ledger was moved, removed or replaced while it was open.
    func requireInPlace() throws(EventStoreError) {
        do { try environment.requireInPlace() } catch { throw EventStoreError(storage: error) }
    }

    /// Throws when something wrote over the data file while it was open: an older state of it, or
    /// another ledger.
    func requireUnchanged() throws(EventStoreError) {
        try requireNotOlder()
        try environment.read { transaction throws(EventStoreError) in
            try requireSameLedger(in: transaction)
        }
    }

    /// Throws when an older state was written over the data file while it was open.
    func requireNotOlder() throws(EventStoreError) {
        do { try environment.requireUnchanged() } catch { throw EventStoreError(storage: error) }
    }

    /// Throws when a snapshot is of another ledger than the one that was opened.
    func requireSameLedger<Transaction: ReadableTransaction & ~Copyable>(
        in transaction: borrowing Transaction
    ) throws(EventStoreError) {
        // A ledger that is only being built has no memory.
        if memory.ledger.isEmpty { return }
        guard try transaction.ledgerID(in: tables) == memory.ledger else { throw .overwritten }
    }
}

extension StoreContext {
    /// Reads within one snapshot, with the index of its records.
    func readIndexed<Result>(
        _ body: (borrowing ReadTransaction, IndexView) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        try environment.read { transaction throws(EventStoreError) in
            try body(transaction, try view(of: transaction))
        }
    }

    /// The index of a transaction's records.
    ///
    /// - Parameters:
    ///   - transaction: A snapshot, or a write transaction that adds its writes to `fresh`.
    ///   - fresh: An empty tail, if the transaction is going to write.
    /// - Returns: The index.
    /// - Throws: As ``IndexView``.
    func view<Transaction: ReadableTransaction & ~Copyable>(
        of transaction: borrowing Transaction, fresh: UncommittedTail? = nil
    ) throws(EventStoreError) -> IndexView {
        try IndexView(of: transaction, index, tables, counting: damage, fresh: fresh)
    }
}
