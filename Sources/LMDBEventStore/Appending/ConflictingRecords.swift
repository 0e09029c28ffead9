internal import EventRecords
internal import EventSourcing
internal import LMDB

/// The later records that a guard forbids: the first hundred, and their number.
struct ConflictingRecords: Sendable {
    private let guards: AppendGuard
    private var records: [Record] = []
    private var count = 0

    init(of guards: AppendGuard) { self.guards = guards }

    /// Adds the conflicting records in `range`.
    mutating func collect<Transaction: ReadableTransaction & ~Copyable>(
        in range: PositionRange, from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) {
        try transaction.visitCandidates(
            of: guards.query, in: range, order: .forward, index
        ) { record throws(EventStoreError) in
            let isForbidden = try guards.forbids(record.position) {
                query throws(EventStoreError) in try record.matches(query)
            }
            if isForbidden {
                count += 1
                if records.count < Conflict.mostRecords {
                    records.append(try transaction.record(of: record, in: index.tables))
                }
            }
            return true
        }
    }

    /// Throws code `conflict` when there are any.
    func refuse() throws(EventStoreError) {
        if count > 0 { throw .conflict(guards.named, records: records, count: count) }
    }
}
