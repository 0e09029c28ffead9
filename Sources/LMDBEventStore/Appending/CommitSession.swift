internal import EventSourcing
internal import LMDB

/// What the writer remembers from one commit to the next: true only while nobody else has written.
struct WriterMemory: Sendable {
    /// The head that it is true of.
    var head = Position.start
    /// The ends of streams that were written to.
    var streams: [StreamName: StreamRow] = [:]
    /// Folds under way.
    var folds = FoldMemory()

    /// The most streams to remember.
    private static let mostStreams = 16_384

    mutating func trim() {
        if streams.count > Self.mostStreams { streams = [:] }
        folds.trim()
    }
}

/// One run of a commit: requests are decided and written one by one, then all that follows from
/// them is flushed.
///
/// It has no effect outside of its transaction, for the run may be repeated.
struct CommitSession {
    let context: StoreContext
    /// What the records of this commit add to the tables.
    private(set) var tail: IndexTail
    /// Carried over, and carried on when the commit succeeds.
    private(set) var memory: WriterMemory
    /// The rows of all projections.
    private var rows: ProjectionRows
    /// The one recorded time of this commit.
    private let recordedAt: Timestamp
    private var checkpoints: [SubscriptionName: Position] = [:]
    private var hasGivenUpRows = false

    /// How an append ends.
    typealias Outcome = Result<Receipt, EventStoreError>

    /// Begins a run.
    ///
    /// - Parameters:
    ///   - context: The store.
    ///   - memory: What the writer remembers; used only if the ledger ends where it says.
    ///   - stalled: Projections that cannot go on, which stay behind.
    ///   - transaction: The transaction of this run.
    /// - Throws: What stops the whole commit.
    init(
        _ context: StoreContext, remembering memory: WriterMemory, stalled: Set<ProjectionName>,
        in transaction: inout WriteTransaction
    ) throws(EventStoreError) {
        let tables = context.tables
        self.context = context
        let head = try transaction.head(in: tables)
        let now = context.clock.now
        recordedAt = head.recordedAt.map { max($0, now) } ?? now
        self.memory = memory.head == head.position ? memory : WriterMemory(head: head.position)
        tail = IndexTail(after: try transaction.watermark(in: tables))
        rows = ProjectionRows()
        try restoreTail(upTo: head.position, in: transaction)
        try rows.begin(
            context, stalled: stalled, head: head.position, folds: &self.memory.folds,
            in: &transaction)
    }

    /// The end of the ledger as this run has it.
    var head: Position { tail.head }

    /// Whether there is something to do afterwards: a projection is too far behind to be taken along,
    /// or rows were given up.
    var needsMaintenance: Bool { rows.isAnyBehind || hasGivenUpRows }

    /// Takes in the records that the tables do not know yet; none while every commit flushes.
    private mutating func restoreTail(
        upTo head: Position, in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) {
        while tail.head < head {
            let record = try transaction.existingRecord(at: tail.head.next, in: context.tables)
            let row = try stream(record.stream, in: transaction)
            tail.take(record, of: row?.number ?? StreamNumber(record.position.rawValue))
        }
    }

    private mutating func stream(
        _ name: StreamName, in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) -> StreamRow? {
        if let row = tail.streams[name] ?? memory.streams[name] { return row }
        return try transaction.stream(name, in: context.tables)
    }
}

// MARK: - One request

extension CommitSession {
    /// Decides on a command and writes its records.
    ///
    /// - Returns: The receipt, or why the command is refused; a refusal has written nothing.
    /// - Throws: What stops the whole commit.
    mutating func append(
        _ prepared: PreparedCommand, in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> Outcome {
        let known: StreamRow?
        do throws(EventStoreError) {
            known = try stream(prepared.command.stream, in: transaction)
            if let receipt = try repeated(prepared.command, of: known, in: transaction) {
                return .success(receipt)
            }
            try guardAgainst(prepared, in: transaction)
        } catch { return .failure(error) }
        let number = known?.number ?? StreamNumber(head.rawValue + 1)
        let records = prepared.records(
            after: head, known?.lastSequence ?? .start, recordedAt: recordedAt)
        do throws(EventStoreError) {
            try rows.fold(
                records, of: number, lastEvent: known?.lastPosition ?? .start, context,
                tail, folds: &memory.folds, in: transaction)
        } catch { return .failure(error) }
        try write(records, prepared.templates, of: number, in: &transaction)
        return .success(
            Receipt(
                command: prepared.command.id, stream: prepared.command.stream,
                positions: records[0].position...head, firstSequence: records[0].sequence,
                recordedAt: recordedAt, wasRepeat: false))
    }

    /// Remembers where a subscription stands; the last of several wins.
    mutating func save(_ checkpoint: SubscriptionCheckpoint) {
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
            hasGivenUpRows = true
        }
    }

    private func repeated(
        _ command: Command, of stream: StreamRow?, in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) -> Receipt? {
        guard let stream else { return nil }
        let key = IndexTail.CommandKey(stream: stream.number, id: command.id)
        var row = tail.commands[key]
        if row == nil {
            row = try transaction.command(command.id, in: stream.number, in: context.tables)
        }
        guard let row else { return nil }
        let recorded = try transaction.firstRecord(of: command.id, at: row, in: context.tables)
        guard recorded.details.digest == command.digest else {
            throw .commandReused(command.id, in: command.stream, at: row.firstPosition)
        }
        return Receipt(of: recorded, wasRepeat: true)
    }

    private mutating func guardAgainst(
        _ prepared: PreparedCommand, in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) {
        let observation = prepared.observation
        guard observation.position <= head else {
            throw .observationBeyondHead(observation, head: head)
        }
        guard !observation.query.clauses.isEmpty else { return }
        let start = max(observation.position, prepared.guardedThrough)
        var conflicts = ConflictingRecords(of: observation)
        try conflicts.collect(
            in: PositionRange(from: start.next, through: tail.watermark), from: transaction,
            context.tables)
        for record in tail.records(matching: observation.query, in: .after(start)) {
            conflicts.add(record)
        }
        try conflicts.refuse()
    }

    private mutating func write(
        _ records: [Record], _ templates: [[UInt8]], of number: StreamNumber,
        in transaction: inout WriteTransaction
    ) throws(EventStoreError) {
        for (record, template) in zip(records, templates) {
            var bytes = template
            RecordFormat.complete(
                &bytes, position: record.position, sequence: record.sequence,
                recordedAt: record.recordedAt)
            try transaction.append(
                bytes, under: Key.record(record.position), to: context.tables.records)
            tail.take(record, of: number)
        }
    }

    /// Writes everything that follows from the records of this run.
    mutating func flush(in transaction: inout WriteTransaction) throws(EventStoreError) {
        try tail.flush(to: context.tables, in: &transaction)
        try rows.flush(upTo: head, context, folds: &memory.folds, in: &transaction)
        for (subscription, position) in checkpoints {
            try transaction.put(
                NumberRow.bytes(position), under: Key.checkpoint(subscription),
                in: context.tables.checkpoints)
        }
        memory.streams.merge(tail.streams) { $1 }
        memory.head = head
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
        in range: PositionRange, from transaction: borrowing Transaction, _ tables: Tables
    ) throws(EventStoreError) {
        try transaction.visitCandidates(
            of: observation.query, in: range, order: .forward, in: tables
        ) { record, _ throws(EventStoreError) in
            if observation.query.matches(record) { add(record) }
            return true
        }
    }

    mutating func add(_ record: Record) {
        count += 1
        if records.count < Conflict.mostRecords { records.append(record) }
    }

    /// Throws code `conflict` when there is any.
    func refuse() throws(EventStoreError) {
        if count > 0 { throw .conflict(observation, records: records, count: count) }
    }
}
