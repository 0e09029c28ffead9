/// The storage protocol of the ledger.
///
/// A conformance suite tests every implementation.
///
/// Reads include everything that was acknowledged before they began. No call holds a storage
/// transaction across a suspension.
public protocol EventStore: Sendable {
    /// Records a command durably, unless an event was recorded that its guard forbids.
    ///
    /// A command that is sent again returns its first receipt and records nothing, whatever its
    /// guard says: the store looks up the id before it checks the guard. Two commands are the same
    /// when their digests and their events are equal.
    ///
    /// - Throws: ``EventStoreError`` with code `conflict` (with the conflicting events),
    ///   `commandReused` (same id, other digest or other events), `incomparable` (same id, and a
    ///   text of the recorded command was erased), `tooLarge`, or a failure of the storage.
    func append(_ command: GuardedCommand) async throws(EventStoreError) -> Receipt

    /// Records `commands` durably, as if each were sent after the answer to the one before it.
    ///
    /// An import that sends many commands at once does not wait for the disk after each one. Each
    /// command is recorded completely or refused as a whole, under its own guard, which includes
    /// the effects of the commands before it. A refused command does not stop the next one. If a
    /// command depends on the success of another, send it after that one was answered.
    ///
    /// - Returns: One outcome per command, in their order. Commands that did not fit into the queue
    ///   before the task was cancelled have code `cancelled`.
    func append(_ commands: [GuardedCommand]) async -> [AppendOutcome]

    /// Records commands of one stream durably and in one commit: all of them, or none.
    ///
    /// A reader sees all of them or none, also after a crash. The guard of each command applies to the
    /// events before the first of them, so the commands do not conflict with one another. Use it for
    /// one request that makes more than ``Command/mostEvents`` events.
    ///
    /// Commands that are sent together again return their first receipts.
    ///
    /// - Parameter commands: The commands, in order; each id occurs once.
    /// - Returns: The receipts, in the order of the commands.
    /// - Throws: The error of the first command that is refused, as for one command;
    ///   `commandReused` when only some of them were recorded before; `invalid` when they are for
    ///   two streams, or when an id occurs twice. Nothing is recorded then.
    func append(together commands: [GuardedCommand]) async throws(EventStoreError) -> [Receipt]

    /// The receipt of a recorded command; `nil` when it was not recorded.
    func receipt(of command: CommandID, in stream: StreamName)
        async throws(EventStoreError) -> Receipt?

    /// The receipt of a request that was recorded under its id; `nil` when it was not recorded.
    ///
    /// Use it before deciding a command.
    ///
    /// - Throws: Code `commandReused` when the id was used for a different request, `incomparable`
    ///   when a text that is needed for the comparison was erased.
    func receipt(of request: CommandRequest) async throws(EventStoreError) -> Receipt?

    /// Erases one text with its salt; the record with the commitment does not change.
    ///
    /// No reader gets the text any more. Its bytes may remain in free pages of the file until the
    /// file is compacted.
    ///
    /// - Parameters:
    ///   - field: The field of the text.
    ///   - position: The position of its record; a command's own texts are with its first record.
    ///   - observation: What the erasure is based on, if anything. If a matching event was recorded
    ///     since, nothing is erased. Check and erasure are one transaction.
    /// - Returns: Whether a text was erased; `false` when it was erased already.
    /// - Throws: Code `notFound` when the record has no such text, `beyondHead`, `conflict`, or a
    ///   failure of the storage.
    func forget(
        _ field: TextField, at position: Position, basedOn observation: ObservedQuery?
    ) async throws(EventStoreError) -> Bool

    /// The end of the ledger.
    func head() async throws(EventStoreError) -> Head

    /// The end of the ledger at `moment`, by the times of recording.
    func head(at moment: Timestamp) async throws(EventStoreError) -> Head

    /// The end of a stream; `nil` when it has no event.
    func head(of stream: StreamName) async throws(EventStoreError) -> StreamHead?

    /// The end of the ledger and the end of a stream; `nil` for a stream without events.
    ///
    /// The end of the stream may be newer than that of the ledger.
    func heads(
        of stream: StreamName
    ) async throws(EventStoreError) -> (ledger: Head, stream: StreamHead?)

    /// Streams in the order of their names, after `name`, at most `limit` of them.
    ///
    /// - Throws: Code `invalid` for a limit below 1, `closed`, or a failure of the storage.
    func streams(after name: StreamName?, limit: Int)
        async throws(EventStoreError) -> [StreamHead]

    /// The record at a position; `nil` beyond the head.
    func record(at position: Position) async throws(EventStoreError) -> Record?

    /// The records that match `query` within `range`, in `order`, as one bounded page.
    ///
    /// - Parameters:
    ///   - query: Selects the events.
    ///   - range: The range of positions. It may end beyond the head and is cut there; it may start
    ///     at most directly after the head.
    ///   - order: Oldest or newest first.
    ///   - limit: The most records in the page, at least 1.
    /// - Returns: The records, and the rest of the range, if any; a page with a rest may be empty.
    /// - Throws: Code `integrity` for a record that is missing or was changed, `invalid` for a
    ///   limit below 1, `beyondHead` for a range that starts beyond the head, or a failure of the
    ///   storage.
    func page(
        of query: Query, in range: PositionRange, order: ReadingOrder, limit: Int
    ) async throws(EventStoreError) -> RecordPage

    /// Calls `body` with a borrowed view of each event that matches `query` within `range`.
    ///
    /// Use it for folds, which need no pages and no copies of records. The order is oldest first.
    /// Events that are recorded during the call are not included.
    ///
    /// - Returns: The position up to which all events were visited: the end of the range, or the
    ///   ledger's head when the call began, whichever is lower.
    /// - Throws: The error of `body`; code `integrity` for a record that is missing or was changed,
    ///   `beyondHead` for a range that starts beyond the head, `cancelled` when the task is
    ///   cancelled, or a failure of the storage.
    @discardableResult
    nonisolated(nonsending) func visit(
        _ query: Query, in range: PositionRange,
        _ body: (borrowing EncodedEvent) throws(EventStoreError) -> Void
    ) async throws(EventStoreError) -> Position

    /// Waits until the ledger's head is beyond `position`.
    ///
    /// - Throws: Code `beyondHead` when `position` is beyond the head; `cancelled` when the task is
    ///   cancelled, `closed` when the store is closed.
    func waitForEvents(after position: Position) async throws(EventStoreError) -> Head

    /// The value of one entity as of a position; `nil` when it had none.
    ///
    /// - Throws: Code `beyondHead` for a position beyond the head, as ``rows(of:in:asOf:)`` does.
    func row(
        _ key: RowKey, of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> HistoryRow?

    /// The values of all entities of a stream as of a position, in the order of their keys.
    func rows(of projection: ProjectionName, in stream: StreamName, asOf: Position)
        async throws(EventStoreError) -> [HistoryRow]

    /// All values that one entity ever had, oldest first.
    func history(of key: RowKey, of projection: ProjectionName, in stream: StreamName)
        async throws(EventStoreError) -> [HistoryRow]

    /// The checkpoint of a named subscription; `nil` before its first one.
    func checkpoint(of subscription: SubscriptionName)
        async throws(EventStoreError) -> SubscriptionCheckpoint?

    /// Stores the checkpoint of a named subscription durably.
    ///
    /// - Throws: Code `beyondHead` for a position beyond the head; nothing is stored then.
    func save(_ checkpoint: SubscriptionCheckpoint) async throws(EventStoreError)

    /// Gives memory back that holds what was read and can be read again.
    ///
    /// A reader of a whole ledger calls it now and then, so that its memory stays small.
    func releaseMemory() async throws(EventStoreError)

    /// The number of stored rows that were found damaged since the store was opened.
    ///
    /// Answers are folded from the records then.
    ///
    /// - Complexity: O(projections). Nothing is read or folded.
    var damagedRows: Int { get }

    /// The condition of the store: what is wrong, and how much of it is in use.
    ///
    /// - Throws: Code `integrity`, `closed`, or a failure of the storage.
    func health() async throws(EventStoreError) -> StoreHealth

    /// What every reader of this ledger must know, in sentences: that it is not the ledger that was
    /// seen last, or that it can be read only, and why.
    ///
    /// - Complexity: O(1). Nothing is read.
    var warnings: [String] { get }

    /// The progress of each projection of this store, with the streams it set aside and the
    /// reasons.
    func projections() async throws(EventStoreError) -> [ProjectionStatus]

    /// Waits until reads use the stored rows of every projection.
    ///
    /// Answers are correct without waiting: until then the store folds rows on demand, which takes
    /// longer.
    ///
    /// - Throws: Code `integrity` when a damaged record prevents a projection from being built,
    ///   `cancelled`, or `closed`.
    func waitUntilBuilt() async throws(EventStoreError)

    /// Removes the rows of all projections that this store does not run: every other name, revision
    /// and fingerprint.
    ///
    /// The store keeps them until then, because a program of another version may read them. A
    /// program that still uses them continues to answer from the events, and builds its rows again.
    func removeUnusedRows() async throws(EventStoreError)

    /// Checks all stored data; see ``VerificationReport``.
    ///
    /// - Parameter progress: Called now and then with the amount checked so far and the total.
    /// - Returns: The numbers of checked items, and the problems that were found.
    /// - Throws: Code `cancelled`, `closed`, or a failure of the storage. Damage does not throw; it
    ///   is in the report.
    func verify(
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws(EventStoreError) -> VerificationReport

    /// Copies the ledger, or its latest records, to a new place while others read and record.
    ///
    /// The backup is checked before the call returns. After an error nothing is at `path`.
    ///
    /// - Parameters:
    ///   - path: Where to make the backup. Nothing may exist there.
    ///   - since: The end of the command after which an increment begins; `nil` for a whole
    ///     backup.
    ///   - announce: Called with the checked backup, before it gets its name. So no copy exists that
    ///     was not announced, whenever the process ends. An error ends the backup.
    /// - Returns: The backup, as it was checked.
    /// - Throws: Code `unsupported` when the engine has no files, `alreadyExists`, `beyondHead`,
    ///   `invalid` for a position inside a command or a path inside the ledger, `diskFull`,
    ///   `integrity` when the ledger is damaged, a failure of the storage, or the error of
    ///   `announce`.
    func backup(
        to path: String, since: Position?,
        announcing announce: @escaping @Sendable (StoreBackup) async throws(EventStoreError) -> Void
    ) async throws(EventStoreError) -> StoreBackup

    /// Ends all work and releases the storage.
    ///
    /// Later calls throw code `closed`.
    func close() async
}

extension EventStore {
    /// Erases one text, whatever was recorded since; see ``EventStore/forget(_:at:basedOn:)``.
    public func forget(
        _ field: TextField, at position: Position
    ) async throws(EventStoreError) -> Bool {
        try await forget(field, at: position, basedOn: nil)
    }

    /// Records `command` durably, unless a matching event was recorded after `observation`.
    ///
    /// See ``append(_:)-(GuardedCommand)``.
    ///
    /// - Parameters:
    ///   - command: The command to record.
    ///   - observation: What the caller saw; it is stored as the knowledge of the actor.
    ///   - dependsOn: What else the decision depends on.
    /// - Returns: The positions of the events.
    /// - Throws: As ``append(_:)-(GuardedCommand)``.
    @discardableResult
    public func append(
        _ command: Command, basedOn observation: ObservedQuery?,
        dependingOn dependsOn: ObservedQuery = .nothing
    ) async throws(EventStoreError) -> Receipt {
        try await append(
            GuardedCommand(command, basedOn: observation, dependingOn: dependsOn))
    }

    /// Reads the end of the ledger, then the end of the stream.
    public func heads(
        of stream: StreamName
    ) async throws(EventStoreError) -> (ledger: Head, stream: StreamHead?) {
        let ledger = try await head()
        return (ledger, try await head(of: stream))
    }

    /// Records the commands one after another.
    public func append(_ commands: [GuardedCommand]) async -> [AppendOutcome] {
        var outcomes: [AppendOutcome] = []
        for guarded in commands {
            do throws(EventStoreError) {
                outcomes.append(.success(try await append(guarded)))
            } catch { outcomes.append(.failure(error)) }
        }
        return outcomes
    }

    /// Reads the events page by page, 512 records each.
    @discardableResult
    public nonisolated(nonsending) func visit(
        _ query: Query, in range: PositionRange,
        _ body: (borrowing EncodedEvent) throws(EventStoreError) -> Void
    ) async throws(EventStoreError) -> Position {
        let head = try await head().position
        try range.checkStart(against: head)
        let end = min(range.last, head)
        var rest: PositionRange? = PositionRange(from: range.first, through: end)
        while let within = rest, !within.isEmpty {
            let page = try await page(of: query, in: within, order: .forward, limit: 512)
            for record in page.records {
                try record.withEncodedEvent { event throws(EventStoreError) in try body(event) }
            }
            rest = page.rest
            if Task.isCancelled { throw .cancelled }
        }
        return end
    }
}

extension EventStore {
    /// Copies the ledger, or its latest records, and announces nothing.
    ///
    /// - Throws: As ``EventStore/backup(to:since:announcing:)``.
    public func backup(
        to path: String, since: Position?
    ) async throws(EventStoreError) -> StoreBackup {
        try await backup(to: path, since: since, announcing: { _ in })
    }

    /// Refuses, because this engine has no files.
    public func backup(
        to path: String, since: Position?,
        announcing announce: @escaping @Sendable (StoreBackup) async throws(EventStoreError) -> Void
    ) async throws(EventStoreError) -> StoreBackup {
        throw EventStoreError(
            .unsupported, "This storage engine cannot make a backup in a file.",
            remedy: "Use the means of the engine itself.")
    }

    /// Nothing.
    public var warnings: [String] { [] }

    /// The head and the projections.
    public func health() async throws(EventStoreError) -> StoreHealth {
        let head = try await head()
        return StoreHealth(
            head: head, refusal: warnings.first, indexedThrough: head.position,
            projections: try await projections())
    }

    /// Gives nothing back.
    public func releaseMemory() async throws(EventStoreError) {}

    /// Checks all stored data; see ``VerificationReport``.
    public func verify() async throws(EventStoreError) -> VerificationReport {
        try await verify { _, _ in }
    }
}
