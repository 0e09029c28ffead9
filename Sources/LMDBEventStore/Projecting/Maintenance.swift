internal import EventSourcing
internal import LMDB

/// What the writer does for projections when nobody waits: begin them, build their rows, and delete
/// rows that were given up.
///
/// Rows of different revisions or fingerprints stand side by side, for programs of different
/// versions may have the ledger open: each carries on its own rows and leaves others alone.
///
/// Each step is one bounded transaction. Every step leaves the ledger whole, so any process may go on where another one stopped.
struct Maintenance: Sendable {
    /// Whether there may be something to do.
    private(set) var isNeeded: Bool
    /// Projections that cannot read a record.
    ///
    /// They stay where they are until the store is opened by code that can; readers get the error.
    private(set) var stalled: Set<ProjectionName> = []

    private let context: StoreContext

    /// The most rows that one transaction deletes.
    private static let mostDeletions = 8_192

    init(_ context: StoreContext) {
        self.context = context
        isNeeded = true
    }

    /// Says that a projection was left behind.
    mutating func request() { isNeeded = true }

    /// Takes one step, or finds that there is none.
    mutating func step() {
        var concerned: ProjectionName?
        do throws(EventStoreError) {
            guard let job = try nextJob() else {
                isNeeded = false
                return
            }
            switch job {
            case .register:
                try register()
            case .advance(let projection, let instance):
                concerned = projection.name
                try advance(projection, instance)
            case .delete(let stored):
                try delete(stored)
            }
        } catch {
            if let concerned, error.code == .integrity {
                stalled.insert(concerned)
            } else {
                // The disk is full, or the store is closed: the next request or opening tries again.
                isNeeded = false
            }
        }
    }

    private enum Job {
        case register
        case advance(RegisteredProjection, InstanceNumber)
        case delete(StoredProjection)
    }

    private func nextJob() throws(EventStoreError) -> Job? {
        let tables = context.tables
        let (stored, head) = try context.environment.read {
            transaction throws(EventStoreError) in
            (try transaction.projections(in: tables), try transaction.headPosition(in: tables))
        }
        for projection in context.projections where !stalled.contains(projection.name) {
            guard let found = stored.first(where: { $0.isUsable(for: projection) }) else {
                return .register
            }
            if found.entry.watermark < head || found.entry.state == .building {
                return .advance(projection, found.instance)
            }
        }
        return stored.first { $0.entry.state == .retired }.map { .delete($0) }
    }

    /// Gives every projection of this process an entry, beside those that others made.
    private func register() throws(EventStoreError) {
        let context = context
        try context.environment.write { transaction throws(EventStoreError) in
            let stored = try transaction.projections(in: context.tables)
            var next = (stored.map(\.instance.rawValue).max() ?? 0) + 1
            for projection in context.projections
            where !stored.contains(where: { $0.isUsable(for: projection) }) {
                let entry = ProjectionEntry(
                    state: .building, revision: projection.revision, watermark: .start,
                    fingerprint: projection.fingerprint)
                try transaction.put(
                    StoredProjection(
                        name: projection.name, instance: InstanceNumber(next), entry: entry),
                    in: context.tables)
                next += 1
            }
        }
    }

    /// Folds the next records in; at the head, the rows are live.
    private func advance(
        _ projection: RegisteredProjection, _ instance: InstanceNumber
    ) throws(EventStoreError) {
        let context = context
        try context.environment.write { transaction throws(EventStoreError) in
            let stored = try transaction.projections(in: context.tables)
            guard
                var own = stored.first(where: {
                    $0.instance == instance && $0.isUsable(for: projection)
                })
            else { return }
            let head = try transaction.headPosition(in: context.tables)
            var rows = ProjectionRows()
            let reached = try rows.advance(
                projection, own, head: head, context, in: &transaction)
            guard own.entry.state == .building, reached == head else { return }
            own.entry.state = .live
            own.entry.watermark = reached
            try transaction.put(own, in: context.tables)
        }
    }

    /// Deletes some rows that were given up; the entry goes with the last of them.
    private func delete(_ stored: StoredProjection) throws(EventStoreError) {
        let context = context
        try context.environment.write { transaction throws(EventStoreError) in
            let prefix = Key.instance(stored.instance)
            var room = Self.mostDeletions
            for table in [context.tables.states, context.tables.history] {
                let keys = try transaction.keys(beginningWith: prefix, atMost: room, in: table)
                for key in keys { try transaction.remove(key, from: table) }
                room -= keys.count
                if room == 0 { return }
            }
            try transaction.remove(
                Key.projection(stored.name, stored.instance), from: context.tables.projections)
        }
    }
}

extension ReadableTransaction where Self: ~Copyable {
    fileprivate borrowing func keys(
        beginningWith prefix: [UInt8], atMost limit: Int, in table: Table
    ) throws(EventStoreError) -> [[UInt8]] {
        try withCursor(on: table) { cursor throws(EventStoreError) in
            var keys: [[UInt8]] = []
            var isOn = try cursor.seek(toOrAfter: prefix)
            while isOn, keys.count < limit {
                let key = cursor.withCurrent { key, _ in
                    key.starts(with: prefix) ? key.copied : nil
                }
                guard let key else { break }
                keys.append(key)
                isOn = try cursor.step(.forward)
            }
            return keys
        }
    }
}
