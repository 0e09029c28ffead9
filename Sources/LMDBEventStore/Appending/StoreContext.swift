internal import EventSourcing
internal import LMDB

/// What every part of an open store knows: where the tables are, what the time is, what to project.
struct StoreContext: Sendable {
    let environment: Environment
    let tables: Tables
    let clock: LedgerClock
    let salts: SaltSource
    let projections: [RegisteredProjection]
    let signal: HeadSignal
    /// What this process knows of the records that the index tables do not know yet.
    let index: IndexMemory
    /// What was found damaged of the rows.
    let damage: RowDamage
    /// What this process knows of the rows that the tables do not know yet, one for each of ``projections``.
    let rows: [RowMemory]
    /// How many records may be known in memory only, before they are flushed: twice as many by the time
    /// that it is done.
    let longestTail: UInt64
}

extension StoreContext {
    /// Whether what follows from the records between two positions is enough to be flushed.
    func isEnough(from watermark: Position, to head: Position) -> Bool {
        head.rawValue > watermark.rawValue + longestTail
    }

    /// Whether it is so much that the writer does nothing else before it is flushed.
    func isTooMuch(from watermark: Position, to head: Position) -> Bool {
        head.rawValue > watermark.rawValue + 2 * longestTail
    }

    /// Refuses when the ledger was moved, removed or replaced while it was open.
    func requireInPlace() throws(EventStoreError) {
        do { try environment.requireInPlace() } catch { throw EventStoreError(storage: error) }
    }
}

extension StoreContext {
    /// Reads within one snapshot, with what its records can be found by.
    func readIndexed<Result>(
        _ body: (borrowing ReadTransaction, IndexView) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        try environment.read { transaction throws(EventStoreError) in
            try body(transaction, try IndexView(of: transaction, self))
        }
    }
}
