internal import EventRecords
internal import EventSourcing
internal import LMDB

/// One run of a commit, which decides requests and writes their records one by one.
///
/// It has no effect outside its transaction, because the run may be repeated.
struct CommitSession {
    private let context: StoreContext
    private let index: IndexView
    /// The records that this run has written.
    private let fresh: UncommittedTail
    /// The time of recording of this commit.
    private let recordedAt: Timestamp
    private var checkpoints: [SubscriptionName: Position] = [:]
    /// Whether a text was erased.
    private(set) var hasErased = false
    /// A reusable buffer for the record that is being written.
    private var record: [UInt8] = []
    /// The end of the ledger, including the records of this run.
    private(set) var head: Position
    /// Whether the writer has follow-up work: too much to flush, or rows to begin or to delete.
    private(set) var needsMaintenance = false

    /// Begins a run.
    ///
    /// - Throws: An error that stops the whole commit.
    init(
        _ context: StoreContext, in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) {
        self.context = context
        let last = try transaction.head(in: context.tables)
        let now = context.clock.now
        recordedAt = last.recordedAt.map { max($0, now) } ?? now
        fresh = UncommittedTail(after: last.position)
        index = try context.view(of: transaction, fresh: fresh)
        head = last.position
    }

    /// Whether there are enough records to flush the index.
    var isEnoughToFlush: Bool { context.isEnough(from: index.watermark, to: head) }

    /// The index of the records that this run has written.
    var written: IndexTail { fresh.tail }
}

// MARK: - One request

extension CommitSession {
    /// Decides commands one after another, and writes the records of those that are not refused.
    ///
    /// - Returns: The receipt of each command, or the error why it was refused. A refused command
    ///   has written nothing.
    /// - Throws: An error that stops the whole commit.
    mutating func append(
        _ prepared: PreparedAppend, in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> [AppendOutcome] {
        if prepared.isTogether { return try appendTogether(prepared, in: &transaction) }
        var outcomes: [AppendOutcome] = []
        outcomes.reserveCapacity(prepared.commands.count)
        for number in 0..<prepared.commands.count {
            do throws(EventStoreError) {
                if let receipt = try decide(number, of: prepared, in: transaction) {
                    outcomes.append(.success(receipt))
                    continue
                }
            } catch {
                outcomes.append(.failure(error))
                continue
            }
            outcomes.append(.success(try record(number, of: prepared, in: &transaction)))
        }
        return outcomes
    }

    /// Decides all commands before any is written, so that all are recorded or none.
    private mutating func appendTogether(
        _ prepared: PreparedAppend, in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> [AppendOutcome] {
        let numbers = 0..<prepared.commands.count
        var receipts: [Receipt] = []
        do throws(EventStoreError) {
            var earlier = 0
            for number in numbers {
                if let receipt = try decide(number, of: prepared, after: earlier, in: transaction) {
                    receipts.append(receipt)
                } else {
                    earlier += prepared.commands.events(of: number).count
                }
            }
            if let receipt = receipts.first, receipts.count < numbers.count {
                throw .commandReused(
                    receipt.command, in: receipt.stream, at: receipt.positions.lowerBound)
            }
        } catch { return numbers.map { _ in .failure(error) } }
        if receipts.isEmpty {
            for number in numbers {
                receipts.append(try record(number, of: prepared, in: &transaction))
            }
        }
        return receipts.map { .success($0) }
    }

    /// Decides whether a command may be recorded.
    ///
    /// - Parameters:
    ///   - number: The index of the command.
    ///   - prepared: The commands.
    ///   - earlier: The number of events of its stream that are written before it and after the
    ///     events of this run.
    ///   - transaction: The transaction.
    /// - Returns: The receipt if the command was recorded before; `nil` if it can be recorded.
    /// - Throws: Why the command is refused.
    private func decide(
        _ number: Int, of prepared: PreparedAppend, after earlier: Int = 0,
        in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) -> Receipt? {
        if let outcome = prepared.knownOutcome(of: number) { return try outcome.get() }
        let commands = prepared.commands
        let sealed = try commands[number].get()
        let stream = try index.stream(sealed.guarded.command.stream, from: transaction)
        if let receipt = try repeated(sealed, of: stream, in: transaction) { return receipt }
        try check(sealed.guarded.guards, prepared.guardCheck(of: number), in: transaction)
        let before = Position(head.rawValue + UInt64(earlier))
        // The first of the commands that are recorded together begins a new stream.
        let opening = try earlier > 0 ? commands[0].get() : sealed
        try commands.checkReadable(number, after: before) { scope throws(EventStoreError) in
            try isInScope(scope, opening, of: stream, in: transaction)
        }
        let last = (stream?.lastSequence ?? .start).rawValue + UInt64(earlier)
        try checkRoom(for: sealed, after: StreamSequence(last))
        return nil
    }

    /// Writes the records of a command that was decided.
    private mutating func record(
        _ number: Int, of prepared: PreparedAppend, in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> Receipt {
        let commands = prepared.commands
        let sealed = try commands[number].get()
        let name = sealed.guarded.command.stream
        let stream = try index.stream(name, from: transaction)
        let id = sealed.guarded.command.id
        let sequence = stream?.lastSequence ?? .start
        let first = head.next
        try write(
            sealed, commands, commands.events(of: number), after: sequence, in: &transaction)
        fresh.tail.take(
            name, stream?.number ?? StreamNumber(first.rawValue), after: sequence,
            prepared.terms, of: commands.events(of: number), id)
        return Receipt(
            command: id, stream: name, positions: first...head, firstSequence: sequence.next,
            recordedAt: recordedAt, wasRepeat: false)
    }

    /// Stores the checkpoint of a subscription; the last of several applies.
    ///
    /// - Throws: Code `beyondHead`; the checkpoint then stays unchanged.
    mutating func save(_ checkpoint: SubscriptionCheckpoint) throws(EventStoreError) {
        guard checkpoint.position <= head else {
            throw .beyondHead(checkpoint.position, head: head)
        }
        checkpoints[checkpoint.subscription] = checkpoint.position
    }

    /// Erases a text and its salt.
    ///
    /// For a text of an event it also erases the salt of the command's arguments, which contain
    /// that text too.
    ///
    /// - Returns: Whether a text was erased; a refused request has written nothing.
    /// - Throws: An error that stops the whole commit.
    mutating func forget(
        _ field: TextField, at position: Position, basedOn observation: ObservedQuery?,
        in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> Result<Bool, EventStoreError> {
        let tables = context.tables
        do throws(EventStoreError) {
            guard position <= head else { throw .beyondHead(position, head: head) }
            let found = try transaction.commitments(at: position, in: tables)
            guard field != .arguments, found.fields.contains(field) else {
                throw .noSuchText(field, at: position)
            }
            if case .erased = try transaction.storedText(field, at: position, in: tables) {
                return .success(false)
            }
            if let observation {
                try check(
                    AppendGuard(seen: nil, dependsOn: observation), nil, in: transaction)
            }
            let first = found.command.first
            let arguments =
                field.isOfCommand
                ? nil : try transaction.storedText(.arguments, at: first, in: tables)
            _ = try transaction.erasedTexts(in: tables)
            // No refusal is possible after this line.
            try transaction.put(.erased(recordedAt), field, at: position, in: tables)
            if case .text? = arguments {
                try transaction.put(.erased(recordedAt), .arguments, at: first, in: tables)
            }
            try transaction.countErasures(in: tables)
            hasErased = true
            return .success(true)
        } catch {
            guard
                [.notFound, .beyondHead, .conflict, .integrity, .unreadable].contains(error.code)
            else { throw error }
            return .failure(error)
        }
    }

    /// Marks the rows that no projection of this store uses as retired; maintenance deletes them.
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

    /// Writes the data that is written once per commit.
    mutating func finish(in transaction: inout WriteTransaction) throws(EventStoreError) {
        for (subscription, position) in checkpoints {
            let row = SubscriptionCheckpoint(subscription: subscription, position: position)
            try transaction.put(row, in: context.tables)
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
        _ sealed: SealedCommand, of stream: StreamRow?, in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) -> Receipt? {
        guard let stream,
            let position = try index.command(
                sealed.guarded.command.id, in: stream.number, from: transaction)
        else { return nil }
        let command = sealed.guarded.command
        let recorded = try transaction.recordedCommand(at: position, in: context.tables)
        guard try transaction.has(command, recordedAs: recorded, in: context.tables) else {
            throw .commandReused(command.id, in: command.stream, at: position)
        }
        return Receipt(of: recorded, wasRepeat: true)
    }

    private func check(
        _ guards: AppendGuard, _ checked: PreparedAppend.GuardCheck?,
        in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) {
        guard guards.end <= head else {
            throw .observationBeyondHead(guards.named, head: head)
        }
        guard let start = guards.start else { return }
        var conflicts = checked?.conflicts ?? ConflictingRecords(of: guards)
        try conflicts.collect(
            in: PositionRange(from: max(start, checked?.through ?? .start).next, through: head),
            from: transaction, index)
        try conflicts.refuse()
    }

    /// Whether the first event of a command's stream matches a query.
    ///
    /// For a new stream it is the command's first event.
    private func isInScope(
        _ scope: Query, _ sealed: SealedCommand, of stream: StreamRow?,
        in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) -> Bool {
        guard let stream else {
            let command = sealed.guarded.command
            let first = command.events[0]
            return scope.matches(stream: command.stream, type: first.type, tags: first.tags)
        }
        return try transaction.begins(stream.number, in: scope, context.tables)
    }

    /// Throws when the command would give its stream more events than a record can count.
    private func checkRoom(
        for sealed: SealedCommand, after last: StreamSequence
    ) throws(EventStoreError) {
        let added = sealed.guarded.command.events.count
        if last.rawValue + UInt64(added) > RecordFormat.longestStream {
            throw .streamFull(sealed.guarded.command.stream, last, adding: added)
        }
    }

    private mutating func write(
        _ sealed: SealedCommand, _ prepared: PreparedCommands, _ events: Range<Int>,
        after last: StreamSequence, in transaction: inout WriteTransaction
    ) throws(EventStoreError) {
        var sequence = last
        let before = head
        let tables = context.tables
        let records = tables.records
        for index in events {
            head = head.next
            sequence = sequence.next
            prepared.copyTemplate(of: index, to: &record)
            RecordFormat.complete(
                &record, position: head, sequence: sequence, recordedAt: recordedAt)
            try transaction.append(record, under: Key.record(head), to: records)
        }
        for text in sealed.texts {
            try transaction.put(
                text.stored, text.field, at: Position(before.rawValue + UInt64(text.event) + 1),
                in: tables)
        }
    }
}
