internal import EventSourcing
internal import LMDB

/// One run of a commit: requests are decided and their records written, one by one.
///
/// It has no effect outside of its transaction, for the run may be repeated.
struct CommitSession {
    private let context: StoreContext
    private let index: IndexView
    /// What this run has written.
    private let fresh: UncommittedTail
    /// The one recorded time of this commit.
    private let recordedAt: Timestamp
    private var checkpoints: [SubscriptionName: Position] = [:]
    /// The record that is being written: its room is used again.
    private var record: [UInt8] = []
    /// The end of the ledger as this run has it.
    private(set) var head: Position
    /// Whether the writer has something to do afterwards: too much to flush, or rows to begin or to
    /// delete.
    private(set) var needsMaintenance = false

    /// Begins a run.
    ///
    /// - Throws: What stops the whole commit.
    init(
        _ context: StoreContext, in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) {
        self.context = context
        let last = try transaction.head(in: context.tables)
        let now = context.clock.now
        recordedAt = last.recordedAt.map { max($0, now) } ?? now
        fresh = UncommittedTail(after: last.position)
        index = try IndexView(of: transaction, context, fresh: fresh)
        head = last.position
    }

    /// Whether enough has gathered for the index to be flushed.
    var isEnoughToFlush: Bool { context.isEnough(from: index.watermark, to: head) }

    /// What this run has written, to be found from now on.
    var written: IndexTail { fresh.tail }
}

// MARK: - One request

extension CommitSession {
    /// Decides on commands one after the other, and writes the records of those that are not refused.
    ///
    /// - Returns: The receipt of each, or why it is refused; a refusal has written nothing.
    /// - Throws: What stops the whole commit.
    mutating func append(
        _ prepared: PreparedCommands, in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> [AppendOutcome] {
        var outcomes: [AppendOutcome] = []
        outcomes.reserveCapacity(prepared.count)
        for number in 0..<prepared.count {
            outcomes.append(try append(number, of: prepared, in: &transaction))
        }
        return outcomes
    }

    private mutating func append(
        _ number: Int, of prepared: PreparedCommands, in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> AppendOutcome {
        if let outcome = prepared.knownOutcome(of: number) { return outcome }
        let guarded = prepared[number]
        let command = guarded.command
        let stream: StreamRow?
        do throws(EventStoreError) {
            stream = try index.stream(command.stream, from: transaction)
            if let receipt = try repeated(command, of: stream, in: transaction) {
                return .success(receipt)
            }
            try check(guarded.observation, prepared.guardSoFar(of: number), in: transaction)
            try prepared.checkReadable(number, after: head)
            try prepared.checkRoom(number, after: stream?.lastSequence ?? .start)
        } catch { return .failure(error) }
        let sequence = stream?.lastSequence ?? .start
        let first = head.next
        try write(prepared, prepared.events(of: number), after: sequence, in: &transaction)
        fresh.tail.take(
            command.stream, stream?.number ?? StreamNumber(first.rawValue), after: sequence,
            prepared.terms, of: prepared.events(of: number), command.id)
        return .success(
            Receipt(
                command: command.id, stream: command.stream, positions: first...head,
                firstSequence: sequence.next, recordedAt: recordedAt, wasRepeat: false))
    }

    /// Remembers where a subscription stands; the last of several wins.
    ///
    /// - Throws: Code `beyondHead`; the checkpoint stays as it was.
    mutating func save(_ checkpoint: SubscriptionCheckpoint) throws(EventStoreError) {
        guard checkpoint.position <= head else {
            throw .beyondHead(checkpoint.position, head: head)
        }
        checkpoints[checkpoint.subscription] = checkpoint.position
    }

    /// Gives up the rows that no projection of this store reads; maintenance deletes them.
    mutating func giveUpUnusedRows(
        in transaction: inout WriteTransaction
    ) throws(EventStoreError) {
        for var stored in try transaction.projections(in: context.tables)
        where !context.projections.contains(where: { stored.isUsable(for: $0) }) {
            stored.entry.state = .retired
            try transaction.put(stored, in: context.tables)
            needsMaintenance = true
        }
    }

    /// Writes what is written once a commit.
    mutating func finish(in transaction: inout WriteTransaction) throws(EventStoreError) {
        for (subscription, position) in checkpoints {
            try transaction.put(
                NumberRow.bytes(position), under: Key.checkpoint(subscription),
                in: context.tables.checkpoints)
        }
        if context.isTooMuch(from: index.watermark, to: head) { needsMaintenance = true }
        if context.projections.isEmpty { return }
        let stored = try transaction.projections(in: context.tables)
        for projection in context.projections {
            guard let found = stored.usable(for: projection), found.entry.state == .live,
                !context.isTooMuch(from: found.entry.watermark, to: head)
            else {
                needsMaintenance = true
                return
            }
        }
    }

    private func repeated(
        _ command: Command, of stream: StreamRow?, in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) -> Receipt? {
        guard let stream,
            let position = try index.command(command.id, in: stream.number, from: transaction)
        else { return nil }
        let first = try transaction.existingRecord(at: position, in: context.tables)
        guard let details = first.command,
            try transaction.has(command, recordedAs: (first, details), in: context.tables)
        else { throw .commandReused(command.id, in: command.stream, at: position) }
        return Receipt(of: (first, details), wasRepeat: true)
    }

    private func check(
        _ observation: Observation,
        _ soFar: (through: Position, conflicts: ConflictingRecords),
        in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) {
        guard observation.position <= head else {
            throw .observationBeyondHead(observation, head: head)
        }
        guard !observation.query.clauses.isEmpty else { return }
        let start = max(observation.position, soFar.through)
        var conflicts = soFar.conflicts
        try conflicts.collect(
            in: PositionRange(from: start.next, through: head), from: transaction, index)
        try conflicts.refuse()
    }

    private mutating func write(
        _ prepared: PreparedCommands, _ events: Range<Int>, after last: StreamSequence,
        in transaction: inout WriteTransaction
    ) throws(EventStoreError) {
        var sequence = last
        let records = context.tables.records
        for index in events {
            head = head.next
            sequence = sequence.next
            prepared.copyTemplate(of: index, to: &record)
            RecordFormat.complete(
                &record, position: head, sequence: sequence, recordedAt: recordedAt)
            try transaction.append(record, under: Key.record(head), to: records)
        }
    }
}

/// The records that came after an observation and match it: the first hundred, and how many.
struct ConflictingRecords {
    private let observation: Observation
    private var records: [Record] = []
    private var count = 0

    init(of observation: Observation) { self.observation = observation }

    /// Adds the matching records of `range`.
    mutating func collect<Transaction: ReadableTransaction & ~Copyable>(
        in range: PositionRange, from transaction: borrowing Transaction, _ index: IndexView
    ) throws(EventStoreError) {
        try transaction.visitCandidates(
            of: observation.query, in: range, order: .forward, index
        ) { record throws(EventStoreError) in
            if try record.matches(observation.query) {
                count += 1
                if records.count < Conflict.mostRecords { records.append(try record.record) }
            }
            return true
        }
    }

    var isEmpty: Bool { count == 0 }

    /// Throws code `conflict` when there is any.
    func refuse() throws(EventStoreError) {
        if count > 0 { throw .conflict(observation, records: records, count: count) }
    }
}
