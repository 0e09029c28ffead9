internal import EventSourcing
internal import LMDB

/// The projection rows of one commit: folded record by record, put when it is flushed.
struct ProjectionRows {
    /// A projection of this process.
    private struct Active {
        let projection: RegisteredProjection
        let instance: InstanceNumber
        /// The rows that this commit carries on.
        ///
        /// Without them the fold only says whether it can read the new events, and the rows follow
        /// later.
        var stored: StoredProjection?
    }

    /// A row that this commit adds to the table `history`.
    private struct NewRow {
        let instance: InstanceNumber
        let key: [UInt8]
        let value: [UInt8]
    }

    /// The most records that one transaction folds to catch up.
    static let longestStep: UInt64 = 16_384
    /// How far behind a projection may be and still be taken along by a commit.
    private static let longestGap: UInt64 = 1_024

    private var active: [Active] = []
    private var history: [NewRow] = []
    private var changed: Set<FoldMemory.Key> = []
    /// Whether a projection of this process was left behind, or has no rows yet.
    private(set) var isAnyBehind = false

    /// Finds the rows that this commit carries on, and brings them up to `head`.
    mutating func begin(
        _ context: StoreContext, stalled: Set<ProjectionName>, head: Position,
        folds: inout FoldMemory, in transaction: inout WriteTransaction
    ) throws(EventStoreError) {
        guard !context.projections.isEmpty else { return }
        let stored = try transaction.projections(in: context.tables)
        for (index, projection) in context.projections.enumerated() {
            if !stalled.contains(projection.name) {
                let found = stored.first {
                    $0.entry.state == .live && $0.isUsable(for: projection)
                }
                if let found, head.rawValue <= found.entry.watermark.rawValue + Self.longestGap,
                    carryOn(found, projection, to: head, context, folds: &folds, in: transaction)
                {
                    continue
                }
                isAnyBehind = true
            }
            // No rows have the highest numbers.
            active.append(
                Active(projection: projection, instance: InstanceNumber(.max - UInt32(index))))
        }
    }

    /// Brings the rows of a projection up to `head`, so that the new events can follow.
    ///
    /// - Returns: Whether that went well. If not, it has had no effect; maintenance will meet the
    ///   same error and remember it.
    private mutating func carryOn(
        _ stored: StoredProjection, _ projection: RegisteredProjection, to head: Position,
        _ context: StoreContext, folds: inout FoldMemory,
        in transaction: borrowing WriteTransaction
    ) -> Bool {
        active.append(
            Active(projection: projection, instance: stored.instance, stored: stored))
        do throws(EventStoreError) {
            try catchUp(active.count - 1, through: head, context, folds: &folds, in: transaction)
            return true
        } catch {
            active.removeLast()
            history.removeAll { $0.instance == stored.instance }
            for key in changed where key.instance == stored.instance { folds.forget(key) }
            changed = changed.filter { $0.instance != stored.instance }
            return false
        }
    }

    /// Brings one projection forward by itself, by at most ``longestStep`` records.
    ///
    /// - Returns: Where it stands then.
    mutating func advance(
        _ projection: RegisteredProjection, _ stored: StoredProjection, head: Position,
        _ context: StoreContext, in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> Position {
        let watermark = stored.entry.watermark
        let goal = Position(min(head.rawValue, watermark.rawValue + Self.longestStep))
        var folds = FoldMemory()
        active = [Active(projection: projection, instance: stored.instance, stored: stored)]
        try catchUp(0, through: goal, context, folds: &folds, in: transaction)
        try flush(upTo: goal, context, folds: &folds, in: &transaction)
        return goal
    }

    private mutating func catchUp(
        _ index: Int, through goal: Position, _ context: StoreContext, folds: inout FoldMemory,
        in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) {
        guard let watermark = active[index].stored?.entry.watermark, watermark < goal else {
            return
        }
        var numbers: [StreamName: StreamNumber] = [:]
        var lastEvents: [StreamNumber: Position] = [:]
        try transaction.visitCandidates(
            of: .everything, in: PositionRange(from: watermark.next, through: goal),
            order: .forward, in: context.tables
        ) { record, _ throws(EventStoreError) in
            if numbers[record.stream] == nil {
                numbers[record.stream] = try transaction.stream(
                    record.stream, in: context.tables)?.number
            }
            guard let number = numbers[record.stream] else {
                throw .malformedTable(.streams, "\(record.stream) is missing")
            }
            try fold(
                [record], of: number, lastEvent: lastEvents[number] ?? watermark, into: index,
                context, IndexTail(after: goal), folds: &folds, in: transaction)
            lastEvents[number] = record.position
            return true
        }
        active[index].stored?.entry.watermark = goal
    }

    /// Folds new records of one stream into every projection of this commit.
    ///
    /// When one of them cannot read a record, none has seen any. `lastEvent` is where the stream's
    /// last event before them stands.
    mutating func fold(
        _ records: [Record], of stream: StreamNumber, lastEvent: Position,
        _ context: StoreContext, _ tail: IndexTail, folds: inout FoldMemory,
        in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) {
        let rowsBefore = history.count
        do throws(EventStoreError) {
            for index in active.indices {
                try fold(
                    records, of: stream, lastEvent: lastEvent, into: index, context,
                    tail, folds: &folds, in: transaction)
            }
        } catch {
            history.removeSubrange(rowsBefore...)
            for one in active {
                folds.forget(FoldMemory.Key(instance: one.instance, stream: stream))
            }
            throw error
        }
    }

    private mutating func fold(
        _ records: [Record], of stream: StreamNumber, lastEvent: Position, into index: Int,
        _ context: StoreContext, _ tail: IndexTail, folds: inout FoldMemory,
        in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) {
        let instance = active[index].instance
        let isStored = active[index].stored != nil
        let key = FoldMemory.Key(instance: instance, stream: stream)
        var running = try ready(
            key, upTo: lastEvent, active[index].projection, context, tail, folds: &folds,
            in: transaction)
        for record in records {
            for row in try running.apply(record) where isStored {
                history.append(
                    NewRow(
                        instance: instance,
                        key: Key.history(instance, stream, row.key, record.position),
                        value: row.value))
            }
        }
        folds.put(running, for: key)
        if isStored { changed.insert(key) }
    }

    /// Takes a fold out that has seen everything of its stream up to `lastEvent`.
    private func ready(
        _ key: FoldMemory.Key, upTo lastEvent: Position, _ projection: RegisteredProjection,
        _ context: StoreContext, _ tail: IndexTail, folds: inout FoldMemory,
        in transaction: borrowing WriteTransaction
    ) throws(EventStoreError) -> FoldMemory.Running {
        // The number may have been another projection's, whose rows were removed.
        let remembered = folds.take(key).flatMap {
            $0.fingerprint == projection.fingerprint ? $0 : nil
        }
        if let remembered, remembered.through >= lastEvent { return remembered }
        let onDisk = min(lastEvent, tail.watermark)
        var running: FoldMemory.Running
        if let remembered {
            running = remembered
            try transaction.catchUp(
                &running, stream: key.stream, through: onDisk, in: context.tables)
        } else {
            running = try transaction.fold(
                of: projection, in: key.instance, stream: key.stream, through: onDisk,
                in: context.tables)
        }
        for (record, stream) in zip(tail.records, tail.numbers)
        where stream == key.stream && record.position > running.through
            && record.position <= lastEvent
        {
            _ = try running.apply(record)
        }
        return running
    }

    /// Puts all rows, states and watermarks; the index tables must be complete up to `head`.
    mutating func flush(
        upTo head: Position, _ context: StoreContext, folds: inout FoldMemory,
        in transaction: inout WriteTransaction
    ) throws(EventStoreError) {
        history.sort { $0.key.lexicographicallyPrecedes($1.key) }
        for row in history {
            try transaction.put(row.value, under: row.key, in: context.tables.history)
        }
        for one in active {
            guard var stored = one.stored else { continue }
            let instance = one.instance
            for key in changed.filter({ $0.instance == instance }).sorted() {
                var running = folds.take(key)
                if running == nil {
                    // It was forgotten when a later command of this batch was refused.
                    running = try transaction.fold(
                        of: one.projection, in: instance, stream: key.stream, through: head,
                        in: context.tables)
                }
                guard let running else { continue }
                let row = StateRow(through: running.lastEvent, state: running.fold.state)
                try transaction.put(
                    row.bytes, under: Key.state(instance, key.stream), in: context.tables.states)
                folds.put(running, for: key)
            }
            stored.entry.watermark = head
            try transaction.put(stored, in: context.tables)
        }
    }
}
