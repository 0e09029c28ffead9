internal import LMDBEventStore

extension Ledger {
    /// Copies the ledger, or its latest records, to a new place while others read and record.
    ///
    /// A whole backup is a folder that can be opened as a ledger. An increment is one file with the
    /// records after a position, and with every erasure up to then, so that no restore undoes one.
    /// The backup is verified, and recorded in the ledger's own stream before it gets its name; see
    /// ``custody(through:)``. So no backup exists that is not recorded. Copying a ledger's folder by
    /// other means gives a damaged copy when somebody records meanwhile.
    ///
    /// - Parameters:
    ///   - path: Where to make it. Nothing may exist there; its parent folder must exist and be
    ///     outside the ledger's folder.
    ///   - since: The last position of an earlier backup, for an increment; `nil` for a whole one.
    ///   - actor: Who makes it; `nil` records nothing in the ledger.
    /// - Returns: The backup, as it was verified.
    /// - Throws: ``LedgerError`` with code `alreadyExists`, `notFound` without a parent folder,
    ///   `beyondHead`, `invalidInput` for a position inside a command, `damaged` when the ledger is
    ///   damaged, `diskFull`, `closed` or `storage`, or the refusal to record it. Nothing is at `path`
    ///   then, unless something was there before.
    /// - Complexity: O(size of the file), and a complete verification.
    public func backup(
        to path: String, since: Position? = nil, by actor: Agent? = nil
    ) async throws(LedgerError) -> StoreBackup {
        try await backup(to: path, since: since, placedAt: path) { event throws(LedgerError) in
            if let actor { try await self.record(event, by: actor) }
        }
    }

    /// Copies the ledger and calls `announce` with the event to record before the copy gets its name.
    ///
    /// - Parameters:
    ///   - path: Where to make it.
    ///   - since: The last position of an earlier backup, for an increment.
    ///   - place: The path to record.
    ///   - announce: Records the event, or reports why it does not. An error ends the backup.
    /// - Returns: The backup, as it was verified.
    /// - Throws: As ``backup(to:since:by:)``, or the error of `announce`.
    package func backup(
        to path: String, since: Position?, placedAt place: String,
        announcing announce: @escaping @Sendable (CustodyEvent) async throws(LedgerError) -> Void
    ) async throws(LedgerError) -> StoreBackup {
        do throws(LedgerError) {
            return try await store.backup(to: path, since: since) { backup throws(LedgerError) in
                try await announce(
                    .backupMade(
                        BackupMade(
                            since: backup.since, through: backup.through, bytes: backup.bytes,
                            digest: backup.digest, path: CustodyText.path(place))))
            }
        } catch { throw error.saying("Nothing was written.") }
    }

    /// Makes a ledger from a whole backup and the increments that follow it.
    ///
    /// The ledger is built aside and verified completely before it gets its name. Erasures in the
    /// increments are applied to the backup's texts, and so are those of the ledger that is replaced,
    /// if it can be read. The restored ledger's own stream then says who restored it; see
    /// ``custody(through:)``.
    ///
    /// - Parameters:
    ///   - backup: The folder of a whole backup.
    ///   - increments: Increments, in the order in which they were made.
    ///   - path: Where to make the ledger.
    ///   - replacing: Whether a ledger at `path` may be moved to `path.replaced-TIME`. It must not
    ///     be open anywhere.
    ///   - actor: Who restores it; `nil` records nothing in the ledger.
    ///   - clock: The clock for the times.
    /// - Returns: What was restored, and what has seen more than the ledger has now.
    /// - Throws: ``LedgerError`` with code `alreadyExists`, `notFound`, `locked` when the ledger at
    ///   `path` is open, `invalidInput` for an increment that does not fit, `damaged` for a damaged
    ///   backup or increment, `diskFull` or `storage`. Nothing changed then.
    public static func restore(
        from backup: String, increments: [String] = [], to path: String, replacing: Bool = false,
        by actor: Agent? = nil, clock: LedgerClock = .system
    ) async throws(LedgerError) -> StoreRestoration {
        var recording: (@Sendable (StoreRestoration) -> Command)?
        if let actor {
            recording = { made in
                let event = LedgerRestored(
                    wholeThrough: made.wholeThrough, increments: made.increments,
                    through: made.through, erasedAgain: made.erasedAgain ?? 0,
                    replaced: made.replaced?.head,
                    path: CustodyText.path(([backup] + increments).joined(separator: ", ")),
                    moved: made.replaced.map { CustodyText.name(ofMoved: $0.path) })
                return Self.command(
                    .ledgerRestored(event), by: actor, at: clock.now)
            }
        }
        do throws(EventStoreError) {
            return try await LMDBStore.restore(
                from: backup, increments: increments, to: path, replacing: replacing, clock: clock,
                projections: [RatingsProjection.registered], recording: recording)
        } catch { throw LedgerError(error).saying("Nothing was changed.") }
    }

    /// Writes the file of a ledger anew, without free space and without bytes of erased texts.
    ///
    /// The new file is verified completely before it replaces the old one. No event, text,
    /// checkpoint or rating changes.
    ///
    /// - Parameters:
    ///   - path: The ledger's folder. The ledger must not be open anywhere.
    ///   - lastHeads: The folder where the last head is kept as well, as at every opening.
    /// - Returns: The sizes before and after.
    /// - Throws: ``LedgerError`` with code `notFound`, `locked` while the ledger is open anywhere,
    ///   `damaged`, `rolledBack`, `diskFull` or `storage`. The ledger is unchanged then.
    public static func compact(
        at path: String, lastHeadsIn lastHeads: String? = nil
    ) async throws(LedgerError) -> StoreCompaction {
        do throws(EventStoreError) {
            return try await LMDBStore.compact(
                at: path, projections: [RatingsProjection.registered], lastHeadsIn: lastHeads)
        } catch { throw LedgerError(error).saying("Nothing was changed.") }
    }
}
