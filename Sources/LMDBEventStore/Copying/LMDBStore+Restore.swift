public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// Makes a ledger from a whole backup and the increments that follow it.
    ///
    /// The ledger is built next to its path and verified completely before it gets its name. A
    /// ledger that is at the path already is moved, not removed: the two exchange their names in one
    /// step, so that a complete ledger is at the path at every moment, after a crash too. What that
    /// ledger has erased is erased in the new one, if it is the same ledger and can be read.
    ///
    /// - Parameters:
    ///   - backup: The folder of a whole backup. Nothing in it changes.
    ///   - increments: Increments of the same ledger, each beginning at or before the end of the
    ///     one before.
    ///   - path: Where to make the ledger. Its parent directory must exist.
    ///   - replacing: Whether a ledger at `path` may be moved to `path.replaced-TIME`. It must not
    ///     be open anywhere.
    ///   - clock: The clock for that time.
    ///   - projections: The projections whose rows to check.
    ///   - recording: Makes the command that records the restore in the new ledger, before it gets its
    ///     name; `nil` records nothing.
    /// - Returns: What was restored, and which readers have seen more than the ledger has now.
    /// - Throws: Code `alreadyExists`, `notFound`, `locked` when the ledger at `path` is open
    ///   anywhere, `invalid` for an increment that does not fit, `integrity` for a damaged backup
    ///   or increment, `diskFull`, or a failure of the storage. Nothing changed then.
    /// - Complexity: O(size of the ledger), and its verification.
    public static func restore(
        from backup: String, increments: [String] = [], to path: String, replacing: Bool = false,
        clock: LedgerClock = .system, projections: [RegisteredProjection] = [],
        recording: (@Sendable (StoreRestoration) -> Command)? = nil
    ) async throws(EventStoreError) -> StoreRestoration {
        let old = try await OwnThread.run { () throws(EventStoreError) in
            try ReplacedLedger(at: path, isAllowed: replacing)
        }
        defer { old?.close() }
        let built = try await OwnThread.run { () throws(EventStoreError) in
            let built = try Rebuilt(
                from: backup, increments, to: path, replacing: old, now: clock.now)
            // The copy has no unused bytes, but texts that were erased in it since are in free pages.
            if !increments.isEmpty || (built.erasedAgain ?? 0) > 0 {
                do throws(LMDBError) { try built.copy.clearUnusedSpace() } catch {
                    throw EventStoreError(backup: error)
                }
            }
            return built
        }
        let head = try await verifyCopy(at: built.copy.path, of: built.ledger, projections)
        guard head == built.through else { throw .missingRecord(at: built.through) }
        let moved = old.map { _ in
            built.copy.freePath(
                named: "\(LMDBStore.lastName(of: path)).replaced-\(clock.now.compact)")
        }
        let restoration = StoreRestoration(
            path: path, ledgerID: built.ledger, wholeThrough: built.wholeThrough, through: head,
            increments: increments.count, erasedAgain: built.erasedAgain,
            replaced: moved.flatMap { old?.description(at: $0.path, common: built.common) })
        if let recording {
            try await append(recording(restoration), to: built.copy.path, clock, projections)
        }
        do throws(LMDBError) {
            if let moved {
                try built.copy.publish(replacedAs: moved.name)
            } else {
                try built.copy.publish()
            }
        } catch { throw EventStoreError(backup: error) }
        return restoration
    }

    /// Records a command in a ledger that has no name yet.
    private static func append(
        _ command: Command, to path: String, _ clock: LedgerClock,
        _ projections: [RegisteredProjection]
    ) async throws(EventStoreError) {
        let store = try await LMDBStore.open(at: path, clock: clock, projections: projections)
        do throws(EventStoreError) { _ = try await store.append(command, basedOn: .nothing) } catch
        {
            await store.close()
            throw error
        }
        await store.close()
    }

    private static func lastName(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

/// A restored ledger that is not published yet.
private struct Rebuilt: Sendable {
    let copy: EnvironmentCopy
    let ledger: [UInt8]
    let wholeThrough: Position
    let through: Position
    /// The number of texts that the replaced ledger had erased; `nil` when that is not known.
    let erasedAgain: Int?
    /// The last position up to which the replaced ledger has the same records.
    let common: Position?

    init(
        from backup: String, _ increments: [String], to path: String,
        replacing old: ReplacedLedger?, now: Timestamp
    ) throws(EventStoreError) {
        // Every increment is read to its end before anything is built.
        for increment in increments { _ = try IncrementReader(at: increment).readToEnd() }
        let names = TableName.allCases.map(\.rawValue)
        do throws(LMDBError) {
            let source = try Environment.open(at: backup, tables: names)
            defer { source.close() }
            copy = try source.copy(to: path)
        } catch {
            if error.code == .notAnEnvironment, (try? IncrementReader(at: backup)) != nil {
                throw EventStoreError(
                    .invalid, "\"\(backup)\" is an increment. Nothing was changed.",
                    remedy: "Name a whole backup first, then its increments in their order.")
            }
            throw EventStoreError(restoring: backup, error)
        }
        let environment: Environment
        do throws(LMDBError) {
            environment = try Environment.open(at: copy.path, tables: names)
        } catch {
            throw EventStoreError(restoring: backup, error)
        }
        defer { environment.close() }
        let tables = try Tables(of: environment)
        (ledger, wholeThrough) = try environment.read { transaction throws(EventStoreError) in
            (try transaction.ledgerID(in: tables), try transaction.headPosition(in: tables))
        }
        var head = wholeThrough
        for increment in increments {
            head = try IncrementImport.apply(increment, to: ledger, in: environment)
        }
        through = head
        erasedAgain = try old?.eraseAgain(of: ledger, in: environment, now: now)
        common = old?.lastCommonPosition(of: ledger, with: environment)
    }
}

extension EventStoreError {
    /// Converts a failure to read a backup.
    fileprivate init(restoring backup: String, _ error: LMDBError) {
        let plain = EventStoreError(backup: error)
        guard plain.code == .integrity || plain.code == .notFound else {
            self = plain
            return
        }
        self.init(
            plain.code, "The backup \"\(backup)\" cannot be used: \(plain.message)",
            remedy: "Use another whole backup. Nothing was changed.")
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// The ledger's id.
    ///
    /// - Throws: Code `integrity` when it is missing.
    borrowing func ledgerID(in tables: Tables) throws(EventStoreError) -> [UInt8] {
        let id = try withCheckedRow(under: MetaKey.ledger, in: tables.meta, .meta) {
            bytes throws(EventStoreError) in bytes.copied
        }
        guard let id, id.count == 16 else { throw .malformedTable(.meta, "it has no ledger id") }
        return id
    }
}

extension Timestamp {
    /// The time without separators, for the name of a file: `"20260301T093000Z"`.
    fileprivate var compact: String {
        String(rfc3339.prefix(19)).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}
