public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// What every reader of this ledger must know, in sentences; see ``EventStore/warnings``.
    public var warnings: [String] {
        var warnings: [String] = []
        if let rollback = context.memory.rollback {
            warnings.append("\(rollback.problem) Nothing is recorded here. \(Rollback.remedy)")
        }
        if let warning = context.memory.warning { warnings.append(warning) }
        if let refusal { warnings.append("\(refusal.message) \(refusal.remedy)") }
        return warnings
    }

    /// The condition of this store; see ``EventStore/health()``.
    ///
    /// - Throws: Code `integrity`, `closed`, or a failure of the storage.
    /// - Complexity: O(tables, readers and projections), and O(log events) for the clock.
    public func health() async throws(EventStoreError) -> StoreHealth {
        let watermark = try read { transaction, tables throws(EventStoreError) in
            try transaction.watermark(in: tables)
        }
        let head = try await head()
        let statistics: Environment.Statistics
        do { statistics = try context.environment.statistics } catch {
            throw EventStoreError(storage: error)
        }
        let oldest = statistics.oldestReader
        return StoreHealth(
            head: head, refusal: warnings.first, indexedThrough: min(watermark, head.position),
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

    /// Looks at a ledger that cannot be opened, with reads of its own, and changes nothing.
    ///
    /// - Parameter path: The folder of the ledger; nobody may have it open.
    /// - Returns: What is damaged, and which records are whole.
    /// - Throws: Code `locked` while it is open anywhere, `notFound`, or a failure of the storage.
    /// - Complexity: O(size of the file); the records are in memory at once.
    public static func examine(
        at path: String
    ) async throws(EventStoreError) -> VerificationReport {
        try await OwnThread.run { () throws(EventStoreError) in
            let walk: DataFileReport
            do throws(LMDBError) { walk = try Environment.inspect(at: path) } catch {
                throw EventStoreError(storage: error)
            }
            var report = StructureVerification(of: walk).report
            let found = try SalvagedFile(at: path)
            let plan = try SalvagePlan(of: found.entries, through: found.end)
            for problem in found.problems
            where !report.findings.contains(where: { $0.problem.contains(problem) }) {
                report.add(problem)
            }
            if !report.passed {
                report.note(
                    """
                    if this is a copy that was made with cp while somebody recorded, it is a damaged \
                    copy: make another one with case-ledger backup
                    """)
            }
            report.records = plan.whole.count
            report.intactThrough = plan.intactThrough
            let texts = try found.entries.texts(of: plan.whole)
            report.texts = texts.kept
            if let first = texts.lost.first {
                report.intactThrough = min(plan.intactThrough, first.position.previous)
                report.add(
                    "\(texts.lost.count) texts cannot be read, the first in field "
                        + "\(first.field.rawValue)", at: first.position)
            }
            if plan.intactThrough < plan.end {
                report.add(
                    "\(plan.end.rawValue - UInt64(plan.whole.count)) of \(plan.end) records are not "
                        + "whole, or their commands are not", at: plan.intactThrough.next)
            }
            return report
        }
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
        try context.memory.accept(in: context)
        return StoreAcceptance(head: try await head(), found: found?.finding)
    }
}
