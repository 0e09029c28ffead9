internal import ByteCoding
public import EventSourcing
internal import LMDB
internal import Synchronization

/// An event store in one LMDB file, for this process and others on the same machine.
///
/// Only the records and the free texts are primary data. Everything else in the file is derived
/// from them, and ``verify()`` compares the two. Appends go through one writer thread and return
/// after the sync to disk. Reads run in the task of the caller, each within one short snapshot.
public final class LMDBStore: EventStore {
    /// The unique id of this ledger: 16 random bytes, chosen when it was created.
    public let ledgerID: [UInt8]

    let context: StoreContext
    let queue: CommitQueue
    private let isClosed = Atomic(false)
    private let writerEnded = Latch()

    private init(_ context: StoreContext, ledgerID: [UInt8]) {
        self.context = context
        self.ledgerID = ledgerID
        queue = CommitQueue()
        GroupCommit.start(context, queue) { [writerEnded] in writerEnded.open() }
    }

    /// How many records may be indexed in memory only, before their derived data is flushed.
    package static let longestTail: UInt64 = 32_768

    /// Creates a ledger and opens it.
    ///
    /// - Parameters:
    ///   - path: The path of the ledger. Nothing may exist there, and its parent directory must
    ///     exist.
    ///   - clock: The clock for the times of recording.
    ///   - projections: The read models to maintain, each name once.
    ///   - groupMayRead: Whether the group of the creator may read the ledger. Without it, the folder
    ///     has mode 0700 and its files 0600.
    ///   - lastHeads: A folder outside the ledger's, where the last head is kept as well; `nil` for
    ///     none. Give it at every opening.
    /// - Returns: The open store. Close it, or release the last reference to it.
    /// - Throws: Code `alreadyExists` when something exists at `path`, `invalid` for two
    ///   projections of one name or a path with a NUL byte, or a failure of the storage.
    public static func create(
        at path: String, clock: LedgerClock = .system, projections: [RegisteredProjection] = [],
        groupMayRead: Bool = false, lastHeadsIn lastHeads: String? = nil
    ) async throws(EventStoreError) -> LMDBStore {
        try create(
            at: path, clock: clock, projections: projections, longestTail: longestTail,
            groupMayRead: groupMayRead, lastHeadsIn: lastHeads)
    }

    /// Creates a ledger with another source of salts, so that two ledgers have the same bytes.
    ///
    /// - Throws: As ``create(at:clock:projections:)``.
    @_spi(Measuring)
    public static func create(
        at path: String, clock: LedgerClock, projections: [RegisteredProjection],
        salts: SaltSource
    ) async throws(EventStoreError) -> LMDBStore {
        try create(
            at: path, clock: clock, projections: projections, longestTail: longestTail,
            salts: salts)
    }

    /// Creates a ledger with another limit of records in memory; 0 flushes after every commit.
    ///
    /// The limit affects the speed, but never an answer.
    package static func create(
        at path: String, clock: LedgerClock = .system, projections: [RegisteredProjection] = [],
        longestTail: UInt64, salts: SaltSource = .random, groupMayRead: Bool = false,
        lastHeadsIn lastHeads: String? = nil
    ) throws(EventStoreError) -> LMDBStore {
        try check(projections)
        try check(path)
        if let lastHeads { try HeadMemory.requireFolder(at: lastHeads) }
        let environment: Environment
        var options = Environment.Options()
        options.groupMayRead = groupMayRead
        do {
            environment = try Environment.create(
                at: path, tables: TableName.allCases.map(\.rawValue),
                containing: firstEntries(with: projections), options: options)
        } catch { throw EventStoreError(storage: error) }
        return try start(environment, clock, projections, longestTail, salts, lastHeads)
    }

    /// Opens an existing ledger.
    ///
    /// A projection that is new, or whose fingerprint changed, is built afterwards by the writer's
    /// thread. Until then its rows are folded from the records, stream by stream. Rows with another
    /// fingerprint are kept, because a program of another version may be reading them now.
    /// ``removeUnusedRows()`` removes them.
    ///
    /// - Parameters:
    ///   - path: The path of the ledger.
    ///   - clock: The clock for the times of recording.
    ///   - projections: The read models to maintain, each name once. Other ones stay unchanged.
    ///   - lastHeads: A folder outside the ledger's, where the last head is kept as well; `nil` for
    ///     none. With it, a ledger's folder that is put back whole is noticed.
    /// - Returns: The open store. Close it, or release the last reference to it.
    /// - Throws: Code `notFound`, `locked`, `newerFormat`, `integrity`, `invalid` for two
    ///   projections of one name or a path with a NUL byte, or a failure of the storage.
    public static func open(
        at path: String, clock: LedgerClock = .system, projections: [RegisteredProjection] = [],
        lastHeadsIn lastHeads: String? = nil
    ) async throws(EventStoreError) -> LMDBStore {
        try open(
            at: path, clock: clock, projections: projections, longestTail: longestTail,
            lastHeadsIn: lastHeads)
    }

    /// Opens a ledger with another source of salts, so that two ledgers have the same bytes.
    ///
    /// - Throws: As ``open(at:clock:projections:)``.
    @_spi(Measuring)
    public static func open(
        at path: String, clock: LedgerClock, projections: [RegisteredProjection],
        salts: SaltSource
    ) async throws(EventStoreError) -> LMDBStore {
        try open(
            at: path, clock: clock, projections: projections, longestTail: longestTail,
            salts: salts)
    }

    /// Opens a ledger with another limit of records in memory.
    ///
    /// Without the walk before opening, damage can end the process: that is for the control of an
    /// experiment only.
    package static func open(
        at path: String, clock: LedgerClock = .system, projections: [RegisteredProjection] = [],
        longestTail: UInt64, salts: SaltSource = .random, walksBeforeOpening: Bool = true,
        lastHeadsIn lastHeads: String? = nil
    ) throws(EventStoreError) -> LMDBStore {
        try check(projections)
        try check(path)
        let environment: Environment
        var options = Environment.Options()
        options.walksBeforeOpening = walksBeforeOpening
        do {
            environment = try Environment.open(
                at: path, tables: TableName.allCases.map(\.rawValue), options: options)
        } catch { throw EventStoreError(storage: error) }
        return try start(environment, clock, projections, longestTail, salts, lastHeads)
    }

    /// Answers all requests that were sent, then closes the file.
    ///
    /// Later calls throw code `closed`.
    public func close() async {
        isClosed.store(true, ordering: .releasing)
        context.signal.close()
        queue.close()
        await writerEnded.wait()
        context.environment.close()
    }

    deinit {
        context.signal.close()
        queue.close()
    }
}

extension LMDBStore {
    /// Takes the pages of the file that were read out of the memory of this process.
    ///
    /// - Throws: Code `closed`, or a failure of the storage.
    public func releaseMemory() async throws(EventStoreError) {
        try checkOpen()
        do { try context.environment.releaseMappedPages() } catch {
            throw EventStoreError(storage: error)
        }
    }

    /// Throws after closing, and when the ledger takes no writes.
    func checkWritable() throws(EventStoreError) {
        try checkOpen()
        try context.memory.requireNoRollback()
        do { try context.environment.requireWritable() } catch {
            throw EventStoreError(storage: error).adding("Nothing was recorded.")
        }
    }

    /// Throws after closing.
    func checkOpen() throws(EventStoreError) {
        if isClosed.load(ordering: .acquiring) { throw .closed }
    }

    /// Reads within one snapshot.
    func read<Result>(
        _ body: (borrowing ReadTransaction, Tables) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        try checkOpen()
        let tables = context.tables
        do throws(EventStoreError) {
            return try context.environment.read { transaction throws(EventStoreError) in
                try body(transaction, tables)
            }
        } catch {
            // The store was closed between the check and the read.
            throw error.code == .closed ? .closed : error
        }
    }

    /// Reads within one snapshot, with the index of its records.
    func readIndexed<Result>(
        _ body: (borrowing ReadTransaction, IndexView) throws(EventStoreError) -> Result
    ) throws(EventStoreError) -> Result {
        try read { transaction, _ throws(EventStoreError) in
            try body(transaction, try context.view(of: transaction))
        }
    }

    /// Refuses a path with a NUL byte: the system would end the path there and use another folder.
    private static func check(_ path: String) throws(EventStoreError) {
        if path.utf8.contains(0) {
            throw EventStoreError(
                .invalid, "The path of the ledger has a NUL byte.",
                remedy: "Use a path without one.")
        }
    }

    private static func check(
        _ projections: [RegisteredProjection]
    ) throws(EventStoreError) {
        var names: Set<ProjectionName> = []
        for projection in projections where !names.insert(projection.name).inserted {
            throw EventStoreError(
                .invalid, "Two projections have the name \(projection.name).",
                remedy: "Give each projection its own name.")
        }
    }

    private static func start(
        _ environment: Environment, _ clock: LedgerClock, _ projections: [RegisteredProjection],
        _ longestTail: UInt64,
        _ salts: SaltSource, _ lastHeads: String?
    ) throws(EventStoreError) -> LMDBStore {
        let tables = try Tables(of: environment)
        let about = try environment.read { transaction throws(EventStoreError) in
            let about = try transaction.aboutLedger(in: tables)
            try IndexSum.require(environment.openingReport, in: transaction, tables)
            return about
        }
        let context = StoreContext(
            environment: environment, tables: tables, clock: clock, salts: salts,
            projections: projections,
            signal: HeadSignal(),
            memory: try HeadMemory(
                of: environment, tables, ledger: about.id, elsewhere: lastHeads),
            index: IndexMemory(), damage: RowDamage(),
            rows: projections.map { RowMemory(of: $0) }, longestTail: longestTail)
        context.signal.publish(about.head)
        context.memory.remember(about.head, in: context.environment, context.tables)
        return LMDBStore(context, ledgerID: about.id)
    }
}

/// The ledger's id and its head.
private struct AboutLedger {
    let id: [UInt8]
    let head: Position
}

extension ReadableTransaction where Self: ~Copyable {
    /// Checks the format version and reads the ledger's id.
    fileprivate borrowing func aboutLedger(
        in tables: Tables
    ) throws(EventStoreError) -> AboutLedger {
        let version = try withRow(under: MetaKey.formatVersion, in: tables.meta) {
            bytes throws(EventStoreError) in
            guard bytes.count == 4 else {
                throw .malformedTable(.meta, "the format version has \(bytes.count) bytes")
            }
            return bytes.littleEndian(UInt32.self, at: 0)
        }
        guard let version else { throw .malformedTable(.meta, "it has no format version") }
        guard version == FormatVersion.current else {
            throw EventStoreError(
                .newerFormat,
                "The ledger has format version \(version); this code reads "
                    + "\(FormatVersion.current).",
                remedy: "Open the ledger with the version that wrote it.")
        }
        let id = try withCheckedRow(under: MetaKey.ledger, in: tables.meta, .meta) {
            bytes throws(EventStoreError) in bytes.copied
        }
        guard let id, id.count == 16 else { throw .malformedTable(.meta, "it has no ledger id") }
        return AboutLedger(id: id, head: try headPosition(in: tables))
    }
}

extension LMDBStore {
    /// The entries of a new ledger.
    ///
    /// - Parameters:
    ///   - id: Its id.
    ///   - projections: The projections whose rows it will have.
    /// - Returns: The entries of the tables `meta` and `projections`.
    static func firstEntries(
        of id: [UInt8] = CommandID.random().bytes, with projections: [RegisteredProjection]
    ) -> [Environment.Entry] {
        var version = ByteWriter()
        version.integer(UInt32(FormatVersion.current))
        func sealed(_ name: TableName, _ key: [UInt8], _ value: [UInt8]) -> Environment.Entry {
            Environment.Entry(
                in: name.rawValue, key: key, value: CheckedValue.seal(value, under: key))
        }
        let meta = [
            Environment.Entry(
                in: TableName.meta.rawValue, key: MetaKey.formatVersion, value: version.bytes),
            sealed(.meta, MetaKey.ledger, id),
            sealed(.meta, MetaKey.watermark, NumberRow.bytes(.start)),
            sealed(.meta, MetaKey.indexSum, NumberRow.bytes(.start)),
        ]
        return meta
            + projections.enumerated().map { index, projection in
                let entry = ProjectionEntry(
                    state: .live, revision: projection.revision, watermark: .start,
                    fingerprint: projection.fingerprint)
                return sealed(
                    .projections,
                    Key.projection(projection.name, InstanceNumber(UInt32(index) + 1)), entry.bytes)
            }
    }
}

/// A one-time event that tasks can wait for.
private final class Latch: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for caller in waiting { caller.resume() }
    }

    func wait() async {
        await withCheckedContinuation { (caller: CheckedContinuation<Void, Never>) in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(caller) }
                return state.isOpen
            }
            if isOpen { caller.resume() }
        }
    }
}
