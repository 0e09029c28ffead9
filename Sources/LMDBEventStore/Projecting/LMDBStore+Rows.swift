internal import ByteCoding
internal import EventRecords
public import EventSourcing
internal import LMDB

/// Reads of rows.
///
/// Rows that are not stored yet are folded from the records of the one stream, so an answer is
/// current even when the projection is behind.
extension LMDBStore {
    /// The value of one entity as of a position; `nil` when it had none.
    ///
    /// - Throws: Code `beyondHead` for a position beyond the head, `invalid` for a projection that
    ///   this store does not run, `integrity` for an event that cannot be read, or a failure of the
    ///   storage.
    /// - Complexity: One seek, when the projection is not behind `asOf`.
    public func row(
        _ key: RowKey, of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> HistoryRow? {
        try read(projection, stream, asOf: asOf) { source, transaction throws(EventStoreError) in
            if let newer = source.recent(key).last { return newer }
            guard let instance = source.instance else { return nil }
            return try transaction.row(
                key, in: instance, of: source.stream, asOf: source.storedThrough,
                in: source.tables)
        }
    }

    /// The values of all entities of a stream as of a position, in the order of their keys.
    ///
    /// - Throws: As ``row(_:of:in:asOf:)``.
    /// - Complexity: Two seeks per entity, when the projection is not behind `asOf`.
    public func rows(
        of projection: ProjectionName, in stream: StreamName, asOf: Position
    ) async throws(EventStoreError) -> [HistoryRow] {
        let rows = try read(projection, stream, asOf: asOf) {
            source, transaction throws(EventStoreError) in
            var rows: [RowKey: HistoryRow] = [:]
            if let instance = source.instance {
                for row in try transaction.rows(
                    in: instance, of: source.stream, asOf: source.storedThrough,
                    in: source.tables)
                {
                    rows[row.key] = row
                }
            }
            for key in source.gap.keys {
                if let newer = source.recent(key).last { rows[key] = newer }
            }
            return rows.values.sorted { $0.key < $1.key }
        }
        return rows ?? []
    }

    /// All values that one entity ever had, oldest first.
    ///
    /// - Throws: As ``row(_:of:in:asOf:)``.
    public func history(
        of key: RowKey, of projection: ProjectionName, in stream: StreamName
    ) async throws(EventStoreError) -> [HistoryRow] {
        let rows = try read(projection, stream, asOf: nil) {
            source, transaction throws(EventStoreError) in
            var rows: [HistoryRow] = []
            if let instance = source.instance {
                rows = try transaction.history(
                    of: key, in: instance, of: source.stream, asOf: source.storedThrough,
                    in: source.tables)
            }
            return rows + source.recent(key)
        }
        return rows ?? []
    }

    /// The sources of the rows of one stream.
    private struct RowSource {
        let stream: StreamNumber
        let tables: Tables
        /// The stored rows; `nil` when there are none.
        let instance: InstanceNumber?
        /// The last position to read from the stored rows.
        let storedThrough: Position
        /// The rows after that, by entity, oldest first; some may be newer than requested.
        let gap: [RowKey: [HistoryRow]]
        /// The requested position.
        let asOf: Position

        /// The rows of one entity that are not stored.
        func recent(_ key: RowKey) -> [HistoryRow] {
            gap[key]?.filter { storedThrough < $0.position && $0.position <= asOf } ?? []
        }
    }

    /// Finds the sources of the rows, as of the head by default; `nil` for a stream without events.
    private func read<Result>(
        _ name: ProjectionName, _ stream: StreamName, asOf: Position?,
        _ body: (RowSource, borrowing ReadTransaction) throws(EventStoreError) -> Result?
    ) throws(EventStoreError) -> Result? {
        try checkOpen()
        guard let rows = context.rows.first(where: { $0.projection.name == name }) else {
            throw .unknownProjection(name)
        }
        return try readIndexed { transaction, index throws(EventStoreError) in
            let asOf = asOf ?? index.head
            guard asOf <= index.head else { throw .beyondHead(asOf, head: index.head) }
            guard let row = try index.stream(stream, from: transaction) else { return nil }
            let stored = try transaction.projections(in: index.tables)
                .usable(for: rows.projection)
            // The stream has no rows after its last event.
            var goal = min(asOf, row.lastPosition)
            if let aside = stored?.entry.aside[row.number] ?? rows.setAside(row.number) {
                goal = try transaction.goal(goal, before: aside, rows.projection, index)
            }
            let storedThrough = min(asOf, stored?.entry.watermark ?? .start)
            var gap: [RowKey: [HistoryRow]] = [:]
            if storedThrough < goal {
                gap =
                    try transaction.recentRows(
                        of: row.number, through: goal, after: stored, rows, index)
            }
            do throws(EventStoreError) {
                return try body(
                    RowSource(
                        stream: row.number, tables: index.tables, instance: stored?.instance,
                        storedThrough: storedThrough, gap: gap, asOf: asOf),
                    transaction)
            } catch {
                guard error.code == .damagedRow else { throw error }
            }
            // The records are intact, or their own checksums report damage.
            index.damage.note(name)
            return try body(
                RowSource(
                    stream: row.number, tables: index.tables, instance: nil,
                    storedThrough: .start,
                    gap: try transaction.foldedRows(
                        of: row.number, through: goal, rows.projection, in: nil, index),
                    asOf: asOf),
                transaction)
        }
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// The rows of one stream that are not stored, from memory or else folded from its records.
    fileprivate borrowing func recentRows(
        of stream: StreamNumber, through goal: Position, after stored: StoredProjection?,
        _ memory: RowMemory, _ index: IndexView
    ) throws(EventStoreError) -> [RowKey: [HistoryRow]] {
        if let stored,
            let rows = try memory.rows(
                of: stream, through: goal, after: stored, from: self, index)
        {
            return rows
        }
        return try foldedRows(
            of: stream, through: goal, memory.projection, in: stored?.instance, index)
    }

    /// The rows folded from the records of one stream, after the state that `instance` has.
    fileprivate borrowing func foldedRows(
        of stream: StreamNumber, through goal: Position, _ projection: RegisteredProjection,
        in instance: InstanceNumber?, _ index: IndexView
    ) throws(EventStoreError) -> [RowKey: [HistoryRow]] {
        guard try begins(stream, in: projection.scope, index.tables) else { return [:] }
        var rows: [RowKey: [HistoryRow]] = [:]
        _ = try fold(of: projection, in: instance, stream: stream, through: goal, index) {
            rows[$0.key, default: []].append($0)
        }
        return rows
    }

    /// The last position up to which a stream that is set aside has rows.
    ///
    /// - Parameters:
    ///   - goal: The requested position.
    ///   - aside: The event that the projection cannot read.
    ///   - projection: The projection.
    ///   - index: The index of the snapshot.
    /// - Returns: The position before that event's command, or `goal` if that is lower.
    /// - Throws: The error why the event cannot be read, when its command ends within `goal`.
    fileprivate borrowing func goal(
        _ goal: Position, before aside: Position, _ projection: RegisteredProjection,
        _ index: IndexView
    ) throws(EventStoreError) -> Position {
        try withRecord(at: aside, in: index.tables) { record throws(EventStoreError) in
            let command = record.commandPositions
            guard command.last <= goal else { return min(goal, command.first.previous) }
            let event = try record.event
            do throws(UnreadableEvent) { try projection.tryReading(event) } catch {
                throw EventStoreError(unreadable: error)
            }
            return goal
        }
    }
}

/// Reads of stored rows.
extension ReadableTransaction where Self: ~Copyable {
    fileprivate borrowing func row(
        _ key: RowKey, in instance: InstanceNumber, of stream: StreamNumber, asOf: Position,
        in tables: Tables
    ) throws(EventStoreError) -> HistoryRow? {
        try withCursor(on: tables.history) { cursor throws(EventStoreError) in
            try cursor.row(key, in: instance, of: stream, asOf: asOf)
        }
    }

    fileprivate borrowing func rows(
        in instance: InstanceNumber, of stream: StreamNumber, asOf: Position, in tables: Tables
    ) throws(EventStoreError) -> [HistoryRow] {
        let prefix = Key.state(instance, stream)
        return try withCursor(on: tables.history) { cursor throws(EventStoreError) in
            var rows: [HistoryRow] = []
            var isOn = try cursor.seek(toOrAfter: prefix, besideWhole: .history)
            while isOn {
                guard let key = try cursor.entity(beginningWith: prefix) else { break }
                if let row = try cursor.row(key, in: instance, of: stream, asOf: asOf) {
                    rows.append(row)
                }
                isOn = try cursor.seek(
                    toOrAfter: Key.afterEntity(instance, stream, key), besideWhole: .history)
            }
            return rows
        }
    }

    fileprivate borrowing func history(
        of key: RowKey, in instance: InstanceNumber, of stream: StreamNumber, asOf: Position,
        in tables: Tables
    ) throws(EventStoreError) -> [HistoryRow] {
        let prefix = Key.entity(instance, stream, key)
        return try withCursor(on: tables.history) { cursor throws(EventStoreError) in
            var rows: [HistoryRow] = []
            var isOn = try cursor.seek(
                toOrAfter: Key.history(instance, stream, key, asOf), besideWhole: .history)
            while isOn, let row = try cursor.row(beginningWith: prefix) {
                rows.append(row)
                isOn = try cursor.step(.forward)
            }
            return rows.reversed()
        }
    }
}

extension Cursor {
    /// The newest value of an entity at or below `asOf`: one seek.
    fileprivate mutating func row(
        _ key: RowKey, in instance: InstanceNumber, of stream: StreamNumber, asOf: Position
    ) throws(EventStoreError) -> HistoryRow? {
        let place = Key.history(instance, stream, key, asOf)
        guard try seek(toOrAfter: place, besideWhole: .history) else { return nil }
        return try row(beginningWith: Key.entity(instance, stream, key))
    }

    /// The row that the cursor is on, if its key has the prefix.
    fileprivate func row(beginningWith prefix: [UInt8]) throws(EventStoreError) -> HistoryRow? {
        try withChecked(of: .history) { key, value throws(EventStoreError) in
            guard key.starts(with: prefix) else { return nil }
            guard let parts = Key.history(from: key) else { throw .damagedRow }
            return HistoryRow(key: parts.row, position: parts.position, value: value.copied)
        }
    }

    /// The entity of the row that the cursor is on, if its key has the prefix.
    fileprivate func entity(beginningWith prefix: [UInt8]) throws(EventStoreError) -> RowKey? {
        try withChecked(of: .history) { key, _ throws(EventStoreError) in
            guard key.starts(with: prefix) else { return nil }
            guard let parts = Key.history(from: key) else { throw .damagedRow }
            return parts.row
        }
    }
}
