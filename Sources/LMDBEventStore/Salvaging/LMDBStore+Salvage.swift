public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// Copies every command of a damaged ledger that is provably whole into a new ledger.
    ///
    /// Positions, times, ids and bytes stay as they are. At each lost position stands a marker, which
    /// no reader can take for an event: the answers about its inspection end before it. The damaged
    /// ledger is only read, page by page, and nobody may have it open.
    ///
    /// A command is whole if all of its records match their checksums and each other. Its records
    /// come from the tree of records, or from a page in use to which only the damaged part of the
    /// tree leads. Where it is not known which pages were in use, a record counts if the file has it
    /// in one version only, and the report says so. A text is whole if it matches the commitment in
    /// its record.
    ///
    /// - Parameters:
    ///   - damaged: The folder of the damaged ledger.
    ///   - path: Where to make the new ledger. Nothing may exist there.
    ///   - clock: The clock for the time of the salvage.
    ///   - projections: The projections whose rows to build and check.
    /// - Returns: What was copied, and what is missing.
    /// - Throws: Code `locked` while the damaged ledger is open anywhere, `notFound`, `alreadyExists`,
    ///   `invalid` for a path inside the damaged ledger's folder, `integrity` when no record is whole, `diskFull`, or a failure of the storage. Nothing is at
    ///   `path` then.
    /// - Complexity: O(size of the file); the records are in memory at once.
    public static func salvage(
        from damaged: String, to path: String, clock: LedgerClock = .system,
        projections: [RegisteredProjection] = []
    ) async throws(EventStoreError) -> SalvageReport {
        let (copy, id, report) = try await OwnThread.run { () throws(EventStoreError) in
            try copyWhole(from: damaged, to: path, clock, projections)
        }
        _ = try await verifyCopy(at: copy.path, of: id, projections)
        do throws(LMDBError) { try copy.publish() } catch { throw EventStoreError(backup: error) }
        return report
    }

    private static func copyWhole(
        from damaged: String, to path: String, _ clock: LedgerClock,
        _ projections: [RegisteredProjection]
    ) throws(EventStoreError) -> (EnvironmentCopy, id: [UInt8], SalvageReport) {
        do throws(LMDBError) { try Environment.requireNothing(at: path) } catch {
            throw EventStoreError(backup: error)
        }
        let found = try SalvagedFile(at: damaged)
        let id = found.ledger ?? CommandID.random().bytes
        let end = found.end
        let plan = try SalvagePlan(of: found.entries, through: end)
        guard !plan.whole.isEmpty || end == .start && found.problems.isEmpty else {
            throw EventStoreError(
                .integrity,
                "No command of \(end) records is whole: \(found.problems.joined(separator: "; ")). "
                    + "Nothing was made.",
                remedy: "Restore a backup.")
        }
        let copy: EnvironmentCopy
        let environment: Environment
        do throws(LMDBError) {
            copy = try EnvironmentCopy(
                newAt: path, tables: TableName.allCases.map(\.rawValue),
                containing: firstEntries(of: id, with: projections), outside: damaged)
            environment = try Environment.open(
                at: copy.path, tables: TableName.allCases.map(\.rawValue))
        } catch { throw EventStoreError(backup: error) }
        defer { environment.close() }
        let report = try SalvagedLedger.write(
            found.entries, plan, to: environment, now: clock.now, problems: found.problems)
        try StoreContext.completeDerived(
            of: environment, try Tables(of: environment), projections)
        return (copy, id, report)
    }
}
