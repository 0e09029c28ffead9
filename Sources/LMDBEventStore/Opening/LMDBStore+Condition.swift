public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// What every reader of this ledger must know, in sentences; see ``EventStore/warnings``.
    public var warnings: [String] {
        refusals + [context.memory.warning].compactMap { $0 }
    }

    /// Why commands are not recorded, in sentences.
    private var refusals: [String] {
        var refusals: [String] = []
        if let rollback = context.memory.rollback {
            refusals.append("\(rollback.problem) Nothing is recorded here. \(Rollback.remedy)")
        }
        if let refusal { refusals.append("\(refusal.message) \(refusal.remedy)") }
        return refusals
    }

    /// The condition of this store; see ``EventStore/health()``.
    ///
    /// - Throws: Code `integrity`, `closed`, or a failure of the storage.
    /// - Complexity: O(tables, readers and projections), and O(log events) for the clock.
    public func health() async throws(EventStoreError) -> StoreHealth {
        let (watermark, lost) = try read { transaction, tables throws(EventStoreError) in
            (
                try transaction.watermark(in: tables),
                try transaction.number(
                    under: MetaKey.lostTexts, "the count of lost texts", in: tables) ?? 0
            )
        }
        let head = try await head()
        let statistics: Environment.Statistics
        do { statistics = try context.environment.statistics } catch {
            throw EventStoreError(storage: error)
        }
        let oldest = statistics.oldestReader
        return StoreHealth(
            head: head, refusal: refusals.first,
            warnings: Array(refusals.dropFirst()) + [context.memory.warning].compactMap { $0 },
            indexedThrough: min(watermark, head.position),
            lostTexts: Int(clamping: lost),
            projections: try await projections(),
            clockAhead: try clockStretch(through: head.position),
            file: StoreHealth.File(
                sizeInBytes: statistics.fileSizeInBytes,
                mapSizeInBytes: statistics.mapSizeInBytes),
            readers: StoreHealth.Readers(
                count: statistics.readersInUse, maximum: statistics.maximumReaders,
                oldestIsBehind: oldest.map { statistics.lastTransaction - $0.transaction },
                oldestProcess: oldest?.process))
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
    /// - Returns: The head after which commands are recorded again, and what was wrong.
    /// - Throws: Code `integrity`, `readOnly`, `closed`, or a failure of the storage.
    @discardableResult
    public func acceptHead() async throws(EventStoreError) -> StoreAcceptance {
        try checkOpen()
        if let refusal { throw refusal }
        let found = context.memory.rollback
        try context.memory.accept(in: context.environment, context.tables)
        return StoreAcceptance(head: try await head(), found: found?.finding)
    }
}
