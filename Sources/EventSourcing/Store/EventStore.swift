/// The storage seam: what every engine does, and the conformance suite holds it to.
///
/// Reads answer from everything that was acknowledged before they began. No call holds a storage
/// transaction across a suspension.
public protocol EventStore: Sendable {
    /// Records a command, durably, unless something came that its guard forbids.
    ///
    /// The same command sent again returns its first receipt and records nothing, whatever was
    /// observed: the id is looked up before the guard. It is the same when its digest and its events
    /// are.
    ///
    /// - Throws: ``EventStoreError`` with code `conflict` (and the conflicting events),
    ///   `commandReused` (same id, other digest or other events), `incomparable` (same id, and a text of
    ///   the recorded command was erased), `tooLarge`, or a failure of the storage.
    func append(_ command: GuardedCommand) async throws(EventStoreError) -> Receipt

    /// Records `commands`, durably, as if each were sent when the one before it was answered: an import
    /// that sends many at once does not wait for the disk after every one.
    ///
    /// Each is recorded, all of it or nothing, or refused by itself, under its own guard, which sees what
    /// those before it did. A refused command does not stop the next one. A command that may only follow
    /// another is sent after that one was answered.
    ///
    /// - Returns: How each of them ended, in their order; with code `cancelled` for those that the store
    ///   had no room for yet when the task was cancelled.
    func append(_ commands: [GuardedCommand]) async -> [AppendOutcome]

    /// The receipt of a command that was recorded, or `nil`.
    func receipt(of command: CommandID, in stream: StreamName)
        async throws(EventStoreError) -> Receipt?

    /// The receipt of a request that was recorded under its id, or `nil`: for looking before deciding.
    ///
    /// - Throws: Code `commandReused` when the id stands for something else, `incomparable` when a text
    ///   that it must be compared with was erased.
    func receipt(of request: CommandRequest) async throws(EventStoreError) -> Receipt?

    /// Erases one text: text and salt go, and the record with the commitment stays as it is.
    ///
    /// The text is gone for every reader. Its bytes may lie in free pages of the file until it is
    /// compacted.
    ///
    /// - Parameters:
    ///   - field: Which text.
    ///   - position: Of which record; a command's own texts are with its first one.
    /// - Returns: Whether there was a text; `false` when it was erased already.
    /// - Throws: Code `notFound` when the record has no such text, `beyondHead`, or a failure of the
    ///   storage.
    func forget(
        _ field: TextField, at position: Position
    ) async throws(EventStoreError) -> Bool

    /// The end of the ledger.
    func head() async throws(EventStoreError) -> Head

    /// The end of the ledger as it stood at `moment` on the recorded clock.
    func head(at moment: Timestamp) async throws(EventStoreError) -> Head

    /// The end of a stream, or `nil` when it has no event.
    func head(of stream: StreamName) async throws(EventStoreError) -> StreamHead?

    /// The end of the ledger, and that of a stream; `nil` for a stream without events.
    ///
    /// The stream's may be newer.
    func heads(
        of stream: StreamName
    ) async throws(EventStoreError) -> (ledger: Head, stream: StreamHead?)

    /// Streams by name, after `name`, at most `limit` of them.
    func streams(after name: StreamName?, limit: Int)
        async throws(EventStoreError) -> [StreamHead]

    /// The record at a position, or `nil` beyond the head.
    func record(at position: Position) async throws(EventStoreError) -> Record?

    /// Records that match `query` within `range`, in `order`, as one bounded page.
    ///
    /// - Parameters:
    ///   - query: Which events.
    ///   - range: Between which positions. It may end beyond the head, and is cut there; it may not
    ///     start further than right after the head.
    ///   - order: Oldest or newest first.
    ///   - limit: The most records in the page, at least 1.
    /// - Returns: The records, and the rest of the range, if any; a page with a rest may be empty.
    /// - Throws: Code `integrity` for a record that is missing or not what was written, `invalid` for
    ///   a limit below 1, `beyondHead` for a range that starts there, or a failure of the storage.
    func page(
        of query: Query, in range: PositionRange, order: ReadingOrder, limit: Int
    ) async throws(EventStoreError) -> RecordPage

    /// Calls `body` with a borrowed view of each event that matches `query` within `range`, oldest first: for
    /// folds, which want neither pages nor records.
    ///
    /// Events that are recorded meanwhile do not slip in.
    ///
    /// - Returns: The position up to which everything was looked at: the end of the range, or the
    ///   ledger's head when it began, whichever is lower.
    /// - Throws: What `body` threw; code `integrity` for a record that is missing or not what was
    ///   written, `beyondHead` for a range that starts there, `cancelled` when the task was, or a
    ///   failure of the storage.
    @discardableResult
    nonisolated(nonsending) func visit(
        _ query: Query, in range: PositionRange,
        _ body: (borrowing EncodedEvent) throws(EventStoreError) -> Void
    ) async throws(EventStoreError) -> Position

    /// Waits until the ledger's head is beyond `position`.
    ///
    /// - Throws: Code `beyondHead` when `position` is; `cancelled` when the task was, `closed` when the
    ///   store was.
    func waitForEvents(after position: Position) async throws(EventStoreError) -> Head

    /// The value of one entity as of a position, or `nil` when it had none.
    ///
    /// - Throws: Code `beyondHead` for a position beyond the head; also for ``rows(of:in:asOf:)``.
    func row(
        _ key: RowKey, of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> HistoryRow?

    /// The values of all entities of a stream as of a position, by key.
    func rows(of projection: ProjectionName, in stream: StreamName, asOf: Position)
        async throws(EventStoreError) -> [HistoryRow]

    /// Every value that one entity ever had, oldest first.
    func history(of key: RowKey, of projection: ProjectionName, in stream: StreamName)
        async throws(EventStoreError) -> [HistoryRow]

    /// Where a named subscription stands, or `nil` before its first checkpoint.
    func checkpoint(of subscription: SubscriptionName)
        async throws(EventStoreError) -> SubscriptionCheckpoint?

    /// Remembers where a named subscription stands, durably.
    ///
    /// - Throws: Code `beyondHead` for a position beyond the head, and nothing is remembered.
    func save(_ checkpoint: SubscriptionCheckpoint) async throws(EventStoreError)

    /// How far each projection of this store is, which streams it set aside, and why.
    func projections() async throws(EventStoreError) -> [ProjectionStatus]

    /// Waits until the stored rows of every projection are read.
    ///
    /// Nobody needs to wait for a right answer: until then rows are folded as they are asked for, which
    /// takes longer.
    ///
    /// - Throws: Code `integrity` when a damaged record keeps a projection from being built, `cancelled`,
    ///   or `closed`.
    func waitUntilBuilt() async throws(EventStoreError)

    /// Removes the rows of projections that this store does not run, whatever their name, revision
    /// and fingerprint.
    ///
    /// They are kept until then, for a program of another version may read them. One that still does
    /// goes on answering, from the events, and makes its rows again.
    func removeUnusedRows() async throws(EventStoreError)

    /// Checks everything the store holds; see ``VerificationReport``.
    func verify() async throws(EventStoreError) -> VerificationReport

    /// Ends all work and lets go of what the store holds. Later calls throw code `closed`.
    func close() async
}

extension EventStore {
    /// Records `command`, durably, unless something that matters came after `observation`; see
    /// ``append(_:)-(GuardedCommand)``.
    ///
    /// - Parameters:
    ///   - command: What is to be recorded.
    ///   - observation: What the caller had seen; it is kept as what the actor knew.
    ///   - dependsOn: What the decision depends on besides.
    /// - Returns: Where the events stand.
    /// - Throws: As ``append(_:)-(GuardedCommand)``.
    @discardableResult
    public func append(
        _ command: Command, basedOn observation: Observation?,
        dependingOn dependsOn: Observation = .nothing
    ) async throws(EventStoreError) -> Receipt {
        try await append(
            GuardedCommand(command, basedOn: observation, dependingOn: dependsOn))
    }

    public func heads(
        of stream: StreamName
    ) async throws(EventStoreError) -> (ledger: Head, stream: StreamHead?) {
        let ledger = try await head()
        return (ledger, try await head(of: stream))
    }

    public func append(_ commands: [GuardedCommand]) async -> [AppendOutcome] {
        var outcomes: [AppendOutcome] = []
        for guarded in commands {
            do throws(EventStoreError) {
                outcomes.append(.success(try await append(guarded)))
            } catch { outcomes.append(.failure(error)) }
        }
        return outcomes
    }

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
        }
        return end
    }
}
