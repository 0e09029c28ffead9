public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// Records `command`, durably; see ``EventStore/append(_:basedOn:)``.
    ///
    /// It returns after the sync to the disk. Commands that are sent at the same time share one.
    public func append(
        _ command: Command, basedOn observation: Observation
    ) async throws(EventStoreError) -> Receipt {
        try checkOpen()
        let prepared = try PreparedCommand(
            command, basedOn: observation, for: context.projections)
        let (recorded, guarded) = try checkLongGuard(of: command, basedOn: observation)
        if let recorded { return recorded }
        let work = CommitQueue.Request.Work.append(prepared, guardedThrough: guarded)
        guard let receipt = try await queue.submit(work) else {
            throw EventStoreError(
                .storage, "The writer gave no receipt for command \(command.id).",
                remedy: "Send the command again under its id.")
        }
        return receipt
    }

    /// Checks the guard of a command whose observation is old, so that the writer need not.
    ///
    /// What it finds holds for ever: records do not go away. The writer checks what came since.
    ///
    /// - Returns: The receipt, when the command was recorded before; up to where the guard holds.
    private func checkLongGuard(
        of command: Command, basedOn observation: Observation
    ) throws(EventStoreError) -> (recorded: Receipt?, guardedThrough: Position) {
        let longestGapForWriter: UInt64 = 512
        let known = context.signal.head
        guard !observation.query.clauses.isEmpty, observation.position < known,
            known.rawValue - observation.position.rawValue > longestGapForWriter
        else { return (nil, .start) }
        return try readIndexed { transaction, index throws(EventStoreError) in
            if let recorded = try transaction.recordedCommand(command.id, in: command.stream, index)
            {
                guard recorded.details.digest == command.digest else {
                    throw .commandReused(
                        command.id, in: command.stream, at: recorded.first.position)
                }
                return (Receipt(of: recorded, wasRepeat: true), .start)
            }
            var conflicts = ConflictingRecords(of: observation)
            try conflicts.collect(
                in: PositionRange(from: observation.position.next, through: index.head),
                from: transaction, index)
            try conflicts.refuse()
            return (nil, index.head)
        }
    }

    /// Remembers where a named subscription stands, durably.
    public func save(_ checkpoint: SubscriptionCheckpoint) async throws(EventStoreError) {
        try checkOpen()
        _ = try await queue.submit(.save(checkpoint))
    }

    /// Removes the rows of projections that this store does not run.
    ///
    /// They are given up when it returns, and deleted afterwards by the writer's thread, a few
    /// thousand at a time.
    public func removeUnusedRows() async throws(EventStoreError) {
        try checkOpen()
        _ = try await queue.submit(.removeUnusedRows)
    }

    /// Writes into the tables what was gathered in memory, and returns when it is on disk.
    ///
    /// It changes no answer: everything in question follows from the records, which were synced
    /// before anybody was told. Whoever opens the ledger afterwards has less to look through; closing
    /// does the same.
    ///
    /// - Throws: `closed`, or a failure of the storage.
    public func flush() async throws(EventStoreError) {
        try checkOpen()
        _ = try await queue.submit(.flush)
    }
}
