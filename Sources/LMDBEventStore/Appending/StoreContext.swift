internal import EventSourcing
internal import LMDB

/// What every part of an open store knows: where the tables are, what the time is, what to project.
struct StoreContext: Sendable {
    let environment: Environment
    let tables: Tables
    let clock: LedgerClock
    let projections: [RegisteredProjection]
    let signal: HeadSignal
}

extension StoreContext {
    /// Refuses when the ledger was moved, removed or replaced while it was open.
    func requireInPlace() throws(EventStoreError) {
        do { try environment.requireInPlace() } catch { throw EventStoreError(storage: error) }
    }
}
