internal import EventRecords
public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// The number of stored rows that were found damaged; see ``EventStore/damagedRows``.
    public var damagedRows: Int {
        context.rows.reduce(0) { $0 + context.damage.count(of: $1.projection.name) }
    }

    /// The progress of each projection of this store; see ``EventStore/projections()``.
    ///
    /// - Throws: Code `integrity`, `closed`, or a failure of the storage.
    /// - Complexity: O(records that are not folded yet), at most some hundred thousand.
    public func projections() async throws(EventStoreError) -> [ProjectionStatus] {
        let damage = context.damage
        return try readIndexed { transaction, index throws(EventStoreError) in
            let stored = try transaction.projections(in: index.tables)
            var found: [ProjectionStatus] = []
            for rows in context.rows {
                let projection = rows.projection
                // Streams that are set aside are known only up to the folded records.
                try rows.catchUp(from: transaction, index)
                let entry = stored.usable(for: projection)?.entry
                let standing = rows.standing
                // The rows in memory may be ahead of this snapshot.
                let through = min(
                    max(entry?.watermark ?? .start, standing.through), index.head)
                let aside = (entry?.aside ?? [:]).merging(standing.aside) { $1 }
                var setAside: [ProjectionStatus.SetAside] = []
                for (_, position) in aside.sorted(by: { $0.value < $1.value })
                where position <= index.head {
                    setAside.append(
                        try transaction.setAside(at: position, projection, index.tables))
                }
                found.append(
                    ProjectionStatus(
                        name: projection.name, revision: projection.revision,
                        builtThrough: through, isBuilt: entry?.state == .live, setAside: setAside,
                        failure: standing.failure?.message,
                        damagedRows: damage.count(of: projection.name)))
            }
            return found
        }
    }

    /// Waits until reads use the stored rows of every projection; see
    /// ``EventStore/waitUntilBuilt()``.
    ///
    /// - Throws: Code `integrity` for a damaged record, `cancelled`, `closed`, or a failure of the
    ///   storage that keeps the rows from being written.
    public func waitUntilBuilt() async throws(EventStoreError) {
        while true {
            if Task.isCancelled { throw .cancelled }
            let status = try await projections()
            if status.allSatisfy(\.isBuilt) { return }
            for rows in context.rows {
                if let failure = rows.standing.failure { throw failure }
            }
            // Without the right to write, the rows are folded for every answer.
            if context.environment.access != .writable { return }
            // A step that failed is not tried again unasked, and nobody else would report it.
            _ = try await queue.submit(.build)
            // Building takes seconds, and there is no notification when it is done.
            try? await Task.sleep(for: .milliseconds(10))
        }
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// The stream that is set aside because of the event at a position, with the reason.
    fileprivate borrowing func setAside(
        at position: Position, _ projection: RegisteredProjection, _ tables: Tables
    ) throws(EventStoreError) -> ProjectionStatus.SetAside {
        try withRecord(at: position, in: tables) { record throws(EventStoreError) in
            var problem =
                "It can be read now; raise the projection's revision to build the rows."
            let event = try record.event
            do throws(UnreadableEvent) { try projection.tryReading(event) } catch {
                problem = error.description
            }
            return ProjectionStatus.SetAside(
                stream: try record.stream, position: position, problem: problem)
        }
    }
}
