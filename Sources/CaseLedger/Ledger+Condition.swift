internal import LMDBEventStore

extension Ledger {
    /// What every reader must know, in sentences: that this is not the ledger that was seen last, or
    /// that it can be read only, and why, or that records of unknown inspections are lost.
    ///
    /// - Complexity: O(1). Nothing is read.
    public var warnings: [String] { store.warnings + lost.warnings }

    /// The condition of the ledger: what is wrong, and how much of it is in use.
    ///
    /// - Throws: ``LedgerError`` with code `damaged`, `closed` or `storage`.
    public func health() async throws(LedgerError) -> LedgerHealth {
        let health = try await store.health()
        var last: LedgerHealth.LastBackup?
        for entry in try await custody(through: health.head.position) {
            if case .ledgerRestored(let restored) = entry.event {
                last = LedgerHealth.LastBackup(
                    through: restored.through, recordedAt: entry.recordedAt)
            }
            guard case .backupMade(let backup) = entry.event else { continue }
            let covered = last?.through ?? .start
            // An increment that begins beyond the backups before it cannot be restored on them.
            if let since = backup.since, since > covered { continue }
            last = LedgerHealth.LastBackup(
                through: max(backup.through, covered), recordedAt: entry.recordedAt)
        }
        return LedgerHealth(
            store: health, lastBackup: last,
            lost: try await lostRecords(upTo: health.head.position))
    }

    /// Copies every command of a damaged ledger that is provably whole into a new ledger.
    ///
    /// Positions, times, ids and bytes stay as they are. At each lost position stands a marker, and
    /// answers about the inspection that it belongs to end before it. The damaged ledger is only read.
    ///
    /// - Parameters:
    ///   - damaged: The folder of the damaged ledger; nobody may have it open.
    ///   - path: Where to make the new ledger. Nothing may exist there.
    ///   - clock: The clock for the time of the salvage.
    /// - Returns: What was copied, and what is missing.
    /// - Throws: ``LedgerError`` with code `locked` while the damaged ledger is open anywhere,
    ///   `notFound`, `alreadyExists`, `damaged` when no record is whole, `diskFull` or `storage`.
    ///   Nothing is at `path` then.
    public static func salvage(
        from damaged: String, to path: String, clock: LedgerClock = .system
    ) async throws(LedgerError) -> SalvageReport {
        do throws(EventStoreError) {
            return try await LMDBStore.salvage(
                from: damaged, to: path, clock: clock, projections: [RatingsProjection.registered])
        } catch { throw LedgerError(error).saying("Nothing was written.") }
    }

    /// Looks at a ledger that cannot be opened, and changes nothing.
    ///
    /// - Parameter path: The ledger's folder; nobody may have it open.
    /// - Returns: What is damaged, and which records are whole.
    /// - Throws: ``LedgerError`` with code `locked`, `notFound` or `storage`.
    public static func examine(at path: String) async throws(LedgerError) -> VerificationReport {
        do throws(EventStoreError) { return try await LMDBStore.examine(at: path) } catch {
            throw LedgerError(error)
        }
    }

    /// Accepts a ledger as it is, after an older file or another one was put in its place.
    ///
    /// The ledger's own stream then says who accepted it, up to which position, and which position had
    /// been seen before; see ``custody(through:)``. Nothing is recorded when nothing was wrong.
    ///
    /// - Parameters:
    ///   - path: The ledger's folder.
    ///   - actor: Who accepts it.
    ///   - clock: The clock for the time of recording.
    ///   - lastHeads: The folder where the last head is kept as well, as at every opening.
    /// - Returns: The head that was accepted, and what was wrong.
    /// - Throws: ``LedgerError`` with code `notFound`, `locked`, `damaged`, `readOnly`, `diskFull` or
    ///   `storage`.
    @discardableResult
    public static func accept(
        at path: String, by actor: Agent, clock: LedgerClock = .system,
        lastHeadsIn lastHeads: String? = nil
    ) async throws(LedgerError) -> StoreAcceptance {
        let store: LMDBStore
        do throws(EventStoreError) {
            store = try await LMDBStore.open(
                at: path, clock: clock, projections: [RatingsProjection.registered],
                lastHeadsIn: lastHeads)
        } catch { throw LedgerError(error) }
        let ledger = Ledger(store: store, clock: clock, lost: LostMarkers())
        do throws(LedgerError) {
            let accepted = try await ledger.accept(store, by: actor)
            await ledger.close()
            return accepted
        } catch {
            await ledger.close()
            throw error
        }
    }

    private func accept(
        _ store: LMDBStore, by actor: Agent
    ) async throws(LedgerError) -> StoreAcceptance {
        let accepted: StoreAcceptance
        do throws(EventStoreError) { accepted = try await store.acceptHead() } catch {
            throw LedgerError(error)
        }
        guard let found = accepted.found else { return accepted }
        do throws(LedgerError) {
            try await record(
                .stateAccepted(
                    StateAccepted(
                        cause: found.cause, seen: found.seen, through: accepted.head.position)),
                by: actor)
        } catch {
            throw error.adding(
                before: "The state was accepted, but the ledger does not record who accepted it:")
        }
        return accepted
    }
}

/// The condition of a ledger.
public struct LedgerHealth: Hashable, Sendable {
    /// The condition of its store.
    public let store: StoreHealth
    /// The last backup that the ledger knows of; `nil` when there is none.
    public let lastBackup: LastBackup?
    /// The records that were lost to damage.
    public let lost: [LostRecords]

    /// Creates a condition from its fields.
    public init(store: StoreHealth, lastBackup: LastBackup?, lost: [LostRecords] = []) {
        self.store = store
        self.lastBackup = lastBackup
        self.lost = lost
    }

    /// A backup.
    public struct LastBackup: Hashable, Sendable {
        /// The last position that it has.
        public let through: Position
        /// When the ledger recorded that it was made.
        public let recordedAt: Timestamp

        /// Creates a backup from its fields.
        public init(through: Position, recordedAt: Timestamp) {
            self.through = through
            self.recordedAt = recordedAt
        }
    }

    /// What is wrong, each in one sentence; none when all is well.
    public var problems: [String] {
        var problems = store.problems + lost.map(\.sentence)
        if lastBackup == nil, store.head.position > .start {
            problems.append("No backup is recorded. Make one with case-ledger backup.")
        }
        return problems
    }
}
