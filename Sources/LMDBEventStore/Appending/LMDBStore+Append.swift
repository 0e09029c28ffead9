internal import EventRecords
public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// Records a command durably; see ``EventStore/append(_:)-(GuardedCommand)``.
    ///
    /// It returns after the sync to disk. Commands that are sent at the same time share one sync.
    public func append(_ command: GuardedCommand) async throws(EventStoreError) -> Receipt {
        let outcomes = try await submit([command])
        return try outcomes[0].get()
    }

    /// Records `commands` durably; see ``EventStore/append(_:)``.
    ///
    /// They share syncs: up to 512 events are sent to the writer together, and the next ones are
    /// prepared while these are committed.
    public func append(_ commands: [GuardedCommand]) async -> [AppendOutcome] {
        let pieces = Self.pieces(of: commands)
        if pieces.count < 2 { return await outcomes(of: commands[...]) }
        return await withTaskGroup(of: (piece: Int, outcomes: [AppendOutcome]).self) { group in
            var outcomes = pieces.map { _ in [AppendOutcome]() }
            for (number, piece) in pieces.enumerated() {
                if number >= Self.mostPiecesUnderway, let done = await group.next() {
                    outcomes[done.piece] = done.outcomes
                }
                // The task runs at once until its commands are queued, so they stay in order.
                group.addImmediateTask { (number, await self.outcomes(of: piece)) }
            }
            for await done in group { outcomes[done.piece] = done.outcomes }
            return outcomes.flatMap(\.self)
        }
    }

    /// Records commands durably in one commit; see ``EventStore/append(together:)``.
    public func append(
        together commands: [GuardedCommand]
    ) async throws(EventStoreError) -> [Receipt] {
        try commands.checkTogether()
        var receipts: [Receipt] = []
        for outcome in try await submit(commands[...], together: true) {
            receipts.append(try outcome.get())
        }
        return receipts
    }

    /// The most events to send to the writer together, unless one command alone has more.
    private static let mostEventsAtOnce = 512
    /// How many such batches are in flight: enough that the writer always finds one when it is
    /// done.
    private static let mostPiecesUnderway = 4

    private static func pieces(of commands: [GuardedCommand]) -> [ArraySlice<GuardedCommand>] {
        var pieces: [ArraySlice<GuardedCommand>] = []
        var start = 0
        var events = 0
        for (index, guarded) in commands.enumerated() {
            let count = guarded.command.events.count
            if index > start, events + count > mostEventsAtOnce {
                pieces.append(commands[start..<index])
                (start, events) = (index, 0)
            }
            events += count
        }
        if start < commands.count { pieces.append(commands[start...]) }
        return pieces
    }

    private func outcomes(of commands: ArraySlice<GuardedCommand>) async -> [AppendOutcome] {
        do throws(EventStoreError) { return try await submit(commands) } catch {
            return commands.map { _ in .failure(error) }
        }
    }

    /// Prepares commands and sends them to the writer.
    ///
    /// - Parameters:
    ///   - commands: The commands.
    ///   - isTogether: Whether all of them are recorded, or none.
    /// - Returns: The outcome of each command.
    /// - Throws: An error that prevents all of them from being recorded.
    private func submit(
        _ commands: ArraySlice<GuardedCommand>, together isTogether: Bool = false
    ) async throws(EventStoreError) -> [AppendOutcome] {
        try checkWritable()
        if commands.isEmpty { return [] }
        // A cancelled task should not wait for the preparation of a long list.
        if Task.isCancelled { throw .cancelledBeforeAppend }
        let prepared = PreparedAppend(
            PreparedCommands(commands, for: context.projections, salts: context.salts),
            together: isTogether
        ) { sealed throws(EventStoreError) in try checkLongGuard(of: sealed) }
        if let outcomes = prepared.knownOutcomes { return outcomes }
        guard case .appended(let outcomes) = try await queue.submit(.append(prepared)) else {
            throw .closed
        }
        return outcomes
    }

    /// Checks the guard of a command with old observations, so that the writer need not do it.
    ///
    /// The result stays valid, because records are never removed. The writer adds later conflicts,
    /// including those with commands of the same batch.
    private func checkLongGuard(
        of sealed: SealedCommand
    ) throws(EventStoreError) -> PreparedAppend.EarlyCheck {
        let longestGapForWriter: UInt64 = 512
        let known = context.signal.head
        guard known.rawValue > longestGapForWriter, let start = sealed.guarded.guards.start,
            start.rawValue < known.rawValue - longestGapForWriter
        else { return .nothing }
        let guards = sealed.guarded.guards
        return try readIndexed { transaction, index throws(EventStoreError) in
            if let receipt = try transaction.receipt(ofRepeat: sealed.guarded.command, index) {
                try context.ensureDurable()
                return .recorded(receipt)
            }
            var conflicts = ConflictingRecords(of: guards)
            try conflicts.collect(
                in: PositionRange(from: start.next, through: index.head), from: transaction, index)
            return .checked(
                PreparedAppend.GuardCheck(through: index.head, conflicts: conflicts))
        }
    }

    /// Erases one text; see ``EventStore/forget(_:at:basedOn:)``.
    public func forget(
        _ field: TextField, at position: Position, basedOn observation: ObservedQuery?
    ) async throws(EventStoreError) -> Bool {
        try checkWritable()
        let answer = try await queue.submit(.forget(field, position, observation))
        guard case .forgotten(let hadText) = answer else {
            throw .closed
        }
        return hadText
    }

    /// Stores the checkpoint of a named subscription durably.
    ///
    /// - Throws: Code `beyondHead`, `cancelled`, `closed`, or a failure of the storage.
    public func save(_ checkpoint: SubscriptionCheckpoint) async throws(EventStoreError) {
        try checkWritable()
        _ = try await queue.submit(.save(checkpoint))
    }

    /// Removes the rows of projections that this store does not run.
    ///
    /// When it returns, the rows are retired. The writer's thread then deletes them, a few thousand
    /// at a time.
    ///
    /// - Throws: Code `cancelled`, `closed`, or a failure of the storage.
    public func removeUnusedRows() async throws(EventStoreError) {
        try checkWritable()
        _ = try await queue.submit(.removeUnusedRows)
    }

    /// Writes the derived data in memory to the tables, and returns when it is on disk.
    ///
    /// It changes no answer: the data is derived from records, which were synced before any command
    /// was acknowledged. The next process that opens the ledger then has less to read. Closing the
    /// store does the same.
    ///
    /// - Throws: Code `cancelled`, `closed`, or a failure of the storage.
    public func flush() async throws(EventStoreError) {
        try checkOpen()
        _ = try await queue.submit(.flush)
    }
}
