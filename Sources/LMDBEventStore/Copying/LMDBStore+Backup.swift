public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// Copies the ledger, or its latest records, to a new place while others read and record.
    ///
    /// A whole backup is a ledger's folder: a copy of all pages of one moment, opened and verified
    /// completely before it gets its name. An increment is one file, see `Docs/FORMAT.md`, read
    /// back completely before it gets its name. A recording that needs a larger map waits until the
    /// copy is done.
    ///
    /// - Parameters:
    ///   - path: Where to make the backup. Nothing may exist there; its parent directory must exist
    ///     and be outside the ledger's folder.
    ///   - since: The end of the command after which an increment begins; `nil` for a whole
    ///     backup.
    ///   - announce: Called with the checked backup, before it gets its name. An error ends the backup.
    /// - Returns: The backup, as it was checked.
    /// - Throws: Code `alreadyExists`, `notFound` without a parent directory, `beyondHead`,
    ///   `invalid` for a position inside a command or a path inside the ledger's folder,
    ///   `diskFull`, `integrity` when the ledger is damaged, `closed`, or a failure of the
    ///   storage, or the error of `announce`. Nothing is at `path` then, unless something was there
    ///   before.
    /// - Complexity: O(size of the file) for a whole backup, plus its verification. An increment is
    ///   O(its records + all texts).
    public func backup(
        to path: String, since: Position?,
        announcing announce: @escaping @Sendable (StoreBackup) async throws(EventStoreError) -> Void
    ) async throws(EventStoreError) -> StoreBackup {
        try checkOpen()
        try context.requireInPlace()
        let (context, id) = (context, ledgerID)
        if let since {
            let increment = try await OwnThread.run { () throws(EventStoreError) in
                try IncrementWriter.write(to: path, since: since, of: id, context)
            }
            try await announce(increment.backup)
            try increment.publish()
            return increment.backup
        }
        let before = try await head().position
        let copy = try await OwnThread.run { () throws(EventStoreError) in
            do throws(LMDBError) {
                try Environment.requireNothing(at: path)
                return try context.environment.copy(to: path)
            } catch { throw EventStoreError(backup: error) }
        }
        let head = try await Self.verifyCopy(at: copy.path, of: id, context.projections)
        guard head >= before else {
            throw EventStoreError(
                .integrity, "The copy ends at position \(head); the ledger ended at \(before).",
                remedy: "Verify the ledger.", position: head)
        }
        let file = try await Self.digestDataFile(in: copy.path)
        let backup = StoreBackup(
            path: path, ledgerID: id, since: nil, through: head, bytes: file.bytes,
            digest: file.digest)
        try await announce(backup)
        do throws(LMDBError) { try copy.publish() } catch { throw EventStoreError(backup: error) }
        return backup
    }

    /// Opens a copy, verifies all of it, and closes it again.
    ///
    /// - Parameters:
    ///   - path: The folder of the copy.
    ///   - id: The id of the ledger that it must be a copy of.
    ///   - projections: The projections whose rows to check.
    /// - Returns: The last position of the copy.
    /// - Throws: Code `integrity` when it is damaged or another ledger, or a failure of the
    ///   storage.
    static func verifyCopy(
        at path: String, of id: [UInt8], _ projections: [RegisteredProjection]
    ) async throws(EventStoreError) -> Position {
        let store = try await LMDBStore.open(at: path, projections: projections)
        do throws(EventStoreError) {
            let report = try await store.verify()
            let head = try await store.head().position
            await store.close()
            guard store.ledgerID == id else { throw .otherLedger(store.ledgerID, than: id) }
            if let finding = report.findings.first {
                throw EventStoreError(
                    .integrity,
                    "The copy has \(report.findings.count) problems"
                        + (finding.position.map { ", the first at position \($0)" } ?? "")
                        + ": \(finding.problem.hasSuffix(".") ? String(finding.problem.dropLast()) : finding.problem).",
                    remedy: "Verify what was copied; use another backup.",
                    position: finding.position)
            }
            return head
        } catch {
            await store.close()
            throw error
        }
    }

    /// The size and the SHA-256 of the data file in a folder that no process has open.
    private static func digestDataFile(
        in path: String
    ) async throws(EventStoreError) -> (bytes: Int, digest: ContentDigest) {
        try await OwnThread.run { () throws(EventStoreError) in
            do throws(LMDBError) {
                var file = try FileReader(at: "\(path)/data.mdb")
                var digest = RunningDigest()
                while case let bytes = try file.next(1 << 20), !bytes.isEmpty {
                    digest.add(bytes)
                }
                return (file.sizeInBytes, digest.digest)
            } catch { throw EventStoreError(storage: error) }
        }
    }
}

extension EventStoreError {
    /// Converts a failure to make a copy.
    init(backup error: LMDBError) {
        switch error.code {
        case .alreadyExists:
            self.init(
                .alreadyExists, "\(error.message) Nothing was written.",
                remedy: "Name a path where nothing exists, outside the ledger's folder.")
        case .insideEnvironment:
            self.init(
                .invalid, "\(error.message) Nothing was written.",
                remedy: "Name a path outside the ledger's folder.")
        default: self.init(storage: error)
        }
    }

    /// Creates the error for a copy of another ledger.
    static func otherLedger(_ found: [UInt8], than expected: [UInt8]) -> EventStoreError {
        EventStoreError(
            .invalid,
            "It is of the ledger \(found.hexadecimal), not of \(expected.hexadecimal).",
            remedy: "Use backups of one ledger together.")
    }
}
