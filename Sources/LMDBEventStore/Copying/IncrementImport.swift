internal import EventRecords
internal import EventSourcing
internal import LMDB

/// Applies an increment to a copy of its ledger; bytes, positions and times stay as they are.
///
/// The copy is not published yet, so several transactions may write it.
struct IncrementImport: ~Copyable {
    /// The most entries and bytes of one transaction.
    private static let bounds = (entries: 4_096, bytes: 4 << 20)

    private let environment: Environment
    private let tables: Tables
    private let path: String
    private var pending: [IncrementEntry] = []
    private var pendingBytes = 0
    /// The records since the index tables were last completed.
    private var unindexed: UInt64 = 0

    /// Applies an increment that was read to its end before.
    ///
    /// - Parameters:
    ///   - path: The increment.
    ///   - ledger: The id of the ledger of the copy.
    ///   - environment: The copy.
    /// - Returns: The last position of the copy now.
    /// - Throws: Code `invalid` when the increment does not fit, `integrity` when it is damaged, or
    ///   a failure of the storage.
    static func apply(
        _ path: String, to ledger: [UInt8], in environment: Environment
    ) throws(EventStoreError) -> Position {
        var reader = try IncrementReader(at: path)
        let tables = try Tables(of: environment)
        var work = IncrementImport(environment: environment, tables: tables, path: path)
        try work.check(reader.header, of: ledger)
        while let entry = try reader.next() { try work.add(entry) }
        try work.flush()
        let head = try environment.read { transaction throws(EventStoreError) in
            try transaction.headPosition(in: tables)
        }
        guard head == reader.header.through else {
            throw .damagedIncrement(path, "its last record is at \(head)")
        }
        try work.completeIndex()
        return head
    }

    private init(environment: Environment, tables: Tables, path: String) {
        self.environment = environment
        self.tables = tables
        self.path = path
    }

    /// Throws unless the increment continues this ledger.
    private func check(
        _ header: IncrementHeader, of ledger: [UInt8]
    ) throws(EventStoreError) {
        guard header.ledger == ledger else {
            throw EventStoreError(
                .invalid,
                "The increment \"\(path)\" is of the ledger \(header.ledger.hexadecimal), not of "
                    + "\(ledger.hexadecimal). Nothing was changed.",
                remedy: "Use the increments of the ledger that the whole backup is of.")
        }
        let (head, base) = try environment.read { transaction throws(EventStoreError) in
            let head = try transaction.headPosition(in: tables)
            guard header.since <= head else { return (head, nil as ContentDigest?) }
            return (head, try transaction.digest(ofRecordAt: header.since, in: tables))
        }
        guard let base else {
            throw .unfitting(
                path, "it begins after position \(header.since), but the ledger ends at \(head)")
        }
        guard base == header.base else {
            throw .unfitting(
                path, "it continues another record at position \(header.since)")
        }
        guard header.through >= head else {
            throw .unfitting(
                path,
                "it ends at position \(header.through), but the ledger already ends at "
                    + "\(head)")
        }
    }

    private mutating func add(_ entry: IncrementEntry) throws(EventStoreError) {
        pending.append(entry)
        pendingBytes += entry.value.count
        if entry.kind == .record { unindexed += 1 }
        if pending.count >= Self.bounds.entries || pendingBytes >= Self.bounds.bytes {
            try flush()
            if unindexed >= LMDBStore.longestTail { try completeIndex() }
        }
    }

    private mutating func flush() throws(EventStoreError) {
        let (entries, tables, path) = (pending, tables, path)
        try environment.write { transaction throws(EventStoreError) in
            for entry in entries {
                switch entry.kind {
                case .record: try transaction.put(record: entry, in: tables, path)
                case .text, .erasure: try transaction.put(text: entry, in: tables, path)
                case .checkpoint:
                    let name = String(decoding: entry.value, as: UTF8.self)
                    guard let subscription = SubscriptionName(stored: name) else {
                        throw .damagedIncrement(path, "the name of a subscription is malformed")
                    }
                    try transaction.put(
                        SubscriptionCheckpoint(
                            subscription: subscription, position: entry.position), in: tables)
                case .end: break
                }
            }
            try transaction.countErasures(in: tables)
        }
        pending.removeAll(keepingCapacity: true)
        pendingBytes = 0
    }

    /// Writes what follows from the records to the index tables, so that it takes no memory.
    private mutating func completeIndex() throws(EventStoreError) {
        try StoreContext.completeDerived(of: environment, tables, [])
        unindexed = 0
    }
}

extension StoreContext {
    /// Writes what follows from the records of a ledger that has no name yet to its tables.
    ///
    /// - Parameters:
    ///   - environment: The environment.
    ///   - tables: Its tables.
    ///   - projections: The projections whose rows to write too.
    /// - Throws: Code `integrity`, `diskFull`, or a failure of the storage.
    static func completeDerived(
        of environment: Environment, _ tables: Tables, _ projections: [RegisteredProjection]
    ) throws(EventStoreError) {
        let context = StoreContext(
            environment: environment, tables: tables, clock: .system, salts: .random,
            projections: projections, signal: HeadSignal(), memory: HeadMemory(),
            index: IndexMemory(), damage: RowDamage(),
            rows: projections.map { RowMemory(of: $0) }, longestTail: LMDBStore.longestTail)
        try Maintenance(context).flush()
    }
}

extension WriteTransaction {
    /// Appends a record after the last one; one that is there already must have the same bytes.
    fileprivate mutating func put(
        record entry: IncrementEntry, in tables: Tables, _ path: String
    ) throws(EventStoreError) {
        let head = try headPosition(in: tables)
        guard entry.position > head else {
            let isSame = try withRow(under: Key.record(entry.position), in: tables.records) {
                $0.isEqual(to: entry.value)
            }
            guard isSame == true else {
                throw .unfitting(path, "it has another record at position \(entry.position)")
            }
            return
        }
        guard entry.position == head.next else {
            throw .damagedIncrement(path, "the record at position \(head.next) is missing")
        }
        _ = try RecordView(entry.value.span, at: entry.position)
        try append(entry.value, under: Key.record(entry.position), to: tables.records)
    }

    /// Stores a text, or its erasure; an erasure is never undone.
    fileprivate mutating func put(
        text entry: IncrementEntry, in tables: Tables, _ path: String
    ) throws(EventStoreError) {
        let key = TextFormat.key(entry.position, entry.field)
        guard let new = TextFormat.decode(entry.value.span, under: key.span) else {
            throw .damagedIncrement(path, "a text of position \(entry.position) is malformed")
        }
        let old = try storedText(entry.field, at: entry.position, in: tables)
        if entry.kind == .erasure, old == nil {
            throw .unfitting(
                path, "it erases a text of position \(entry.position) that the ledger does not have"
            )
        }
        if case .erased? = old { return }
        // What one ledger has lost another one may have.
        if case .lost = new, case .text? = old { return }
        try put(new, entry.field, at: entry.position, in: tables)
    }
}

extension EventStoreError {
    /// Creates the error for an increment that does not continue the ledger.
    static func unfitting(_ path: String, _ problem: String) -> EventStoreError {
        EventStoreError(
            .invalid, "The increment \"\(path)\" does not fit: \(problem).",
            remedy: "Give the increments in the order in which they were made, each made with "
                + "--since the last position of the one before.")
    }
}
