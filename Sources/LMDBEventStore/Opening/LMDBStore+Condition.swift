public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// What every reader of this ledger must know, in sentences; see ``EventStore/warnings``.
    public var warnings: [String] {
        var warnings: [String] = []
        if let rollback = context.memory.rollback {
            warnings.append("\(rollback.problem) Nothing is recorded here. \(Rollback.remedy)")
        }
        if let refusal { warnings.append("\(refusal.message) \(refusal.remedy)") }
        return warnings
    }

    /// Why this store takes no commands, apart from a rollback; `nil` when it takes them.
    var refusal: EventStoreError? {
        do throws(LMDBError) {
            try context.environment.requireWritable()
            return nil
        } catch { return EventStoreError(storage: error) }
    }

    /// Accepts the ledger as it is, after an older file or another one was put in its place.
    ///
    /// - Returns: The head from which recording goes on.
    /// - Throws: Code `integrity`, `readOnly`, `closed`, or a failure of the storage.
    @discardableResult
    public func acceptHead() async throws(EventStoreError) -> Head {
        try checkOpen()
        if let refusal { throw refusal }
        try context.memory.accept(in: context)
        return try await head()
    }
}
