public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// Checks everything in the file against the records, and the records against themselves.
    ///
    /// Reads in short snapshots, so it may run beside appends: it looks at what stood when it began.
    /// What follows from the records is compared only when all of them are sound.
    ///
    /// - Throws: Code `cancelled` when the task was; a failure of the storage. What is wrong with the
    ///   ledger is in the report.
    /// - Complexity: O(events) for records and indexes, and one fold of every stream for each
    ///   projection.
    public func verify() async throws(EventStoreError) -> VerificationReport {
        let (head, watermark) = try read { transaction, tables throws(EventStoreError) in
            (try transaction.headPosition(in: tables), try transaction.watermark(in: tables))
        }
        var records = RecordVerification(through: head, indexedThrough: watermark)
        while try read({ transaction, tables throws(EventStoreError) in
            try records.step(transaction, tables)
        }) { try await breathe() }
        guard records.report.passed else { return records.report }

        var index = IndexVerification(of: records)
        while try read({ transaction, tables throws(EventStoreError) in
            try index.step(transaction, tables)
        }) { try await breathe() }
        var rows = RowVerification(of: index, context.projections)
        while try readIndexed({ transaction, index throws(EventStoreError) in
            try rows.step(transaction, index)
        }) { try await breathe() }
        return rows.report
    }

    private func breathe() async throws(EventStoreError) {
        await Task.yield()
        if Task.isCancelled { throw .cancelled }
    }
}

extension VerificationReport {
    /// Adds a finding, unless there are enough.
    mutating func add(_ problem: String, at position: Position? = nil) {
        if findings.count < 100 { findings.append(Finding(at: position, problem)) }
    }
}

/// How many entries one snapshot is held for.
let entriesInOneStep = 4_096
