internal import LMDBEventStore

/// A case-quality ledger: inspections as immutable events, and everything that follows from them.
///
/// A ledger is a folder on disk. Any number of processes may have it open; every one of them sees
/// what was acknowledged anywhere. All work is `async`; nothing needs to be locked by a caller.
public final class Ledger: Sendable {
    let store: LedgerStore
    package let clock: LedgerClock
    let handler: CommandHandler<InspectionSubject>
    let frameworks = FrameworkCache()

    /// A ledger over a store that somebody opened: for tests, and for other engines.
    ///
    /// The store must run `RatingsProjection`.
    public init(store: any EventStore, clock: LedgerClock = .system) {
        self.store = LedgerStore(store)
        self.clock = clock
        handler = CommandHandler(InspectionSubject(), store: store, clock: clock)
    }

    /// Opens the ledger at `path`, or creates it there.
    ///
    /// - Parameters:
    ///   - path: The ledger's folder.
    ///   - creating: Whether to create a ledger where there is none.
    ///   - clock: The clock for the time of recording.
    /// - Returns: The ledger, open until it is closed.
    /// - Throws: ``LedgerError`` with code `notFound`, `locked`, `integrity` or `storage`.
    public static func open(
        at path: String, creating: Bool = true, clock: LedgerClock = .system
    ) async throws(LedgerError) -> Ledger {
        do throws(EventStoreError) {
            return Ledger(
                store: try await openStore(at: path, creating: creating, clock), clock: clock)
        } catch { throw LedgerError(error) }
    }

    private static func openStore(
        at path: String, creating: Bool, _ clock: LedgerClock
    ) async throws(EventStoreError) -> LMDBStore {
        let projections = [RatingsProjection.registered]
        do throws(EventStoreError) {
            return try await LMDBStore.open(at: path, clock: clock, projections: projections)
        } catch  where error.code == .notFound && creating {}
        do throws(EventStoreError) {
            return try await LMDBStore.create(at: path, clock: clock, projections: projections)
        } catch  where error.code == .alreadyExists {}
        // Another process created it in between.
        return try await LMDBStore.open(at: path, clock: clock, projections: projections)
    }

    /// Creates a ledger at `path`, where there must be nothing.
    ///
    /// - Throws: ``LedgerError`` with code `invalidInput` when something is there, or `storage`.
    public static func create(
        at path: String, clock: LedgerClock = .system
    ) async throws(LedgerError) -> Ledger {
        do throws(EventStoreError) {
            return Ledger(
                store: try await LMDBStore.create(
                    at: path, clock: clock, projections: [RatingsProjection.registered]),
                clock: clock)
        } catch { throw LedgerError(error) }
    }

    /// Ends all work and lets go of the folder.
    public func close() async { await store.close() }

    /// The inspection of that id, whether or not anything is recorded of it yet.
    public func inspection(_ id: StreamName) -> LedgerInspection {
        LedgerInspection(id: id, ledger: self)
    }

    /// The ids of all inspections in the ledger, sorted; streams of other domains are left out.
    ///
    /// - Complexity: O(inspections).
    public func inspections() async throws(LedgerError) -> [StreamName] {
        var names: Set<StreamName> = []
        let query = Query([Query.Clause(types: [InspectionAnnounced.name])])
        var rest: PositionRange? = PositionRange()
        while let range = rest {
            let page = try await store.page(of: query, in: range)
            names.formUnion(page.records.map(\.stream))
            rest = page.rest
        }
        return names.sorted()
    }

    /// How far the stored ratings are, which inspections they leave out, and why.
    public func projections() async throws(LedgerError) -> [ProjectionStatus] {
        try await store.projections()
    }

    /// Gives memory back that holds what was read and can be read again.
    ///
    /// A program that reads a whole ledger calls it now and then, so that its memory stays small.
    ///
    /// - Throws: Code `closed`, or a failure of the storage.
    public func releaseMemory() async throws(LedgerError) { try await store.releaseMemory() }

    /// The number of stored ratings that were found damaged since the ledger was opened.
    ///
    /// Every answer is right nevertheless: it is folded from the events. ``verify()`` tells whether the
    /// damage is in the events too.
    public var damagedRows: Int { store.damagedRows }

    /// Waits until the stored ratings are built, as after an update of this library.
    ///
    /// Answers are right before that, and take longer.
    public func waitUntilBuilt() async throws(LedgerError) { try await store.waitUntilBuilt() }

    /// The end of the ledger.
    public func head() async throws(LedgerError) -> Head {
        try await store.head()
    }

    /// The position that a moment means, for the ledger as a whole: the end of a command.
    ///
    /// A command is the unit of what people saw, so a position inside one means the end of the one before.
    ///
    /// - Throws: Code `invalidInput` for a milestone, which is of one inspection; `beyondHead` for a
    ///   position beyond the end.
    public func position(of moment: Moment) async throws(LedgerError) -> Position {
        switch moment {
        case .now:
            return try await head().position
        case .position(let position):
            let head = try await head().position
            guard position <= head else {
                throw LedgerError(EventStoreError.beyondHead(position, head: head))
            }
            return try await store.endOfCommand(atOrBefore: position)
        case .recorded(let time):
            return try await store.head(at: time).position
        case .milestone(let milestone):
            throw LedgerError(
                .invalidInput,
                "@\(milestone.rawValue) is a point in the life of one inspection.",
                remedy: "Ask for a position, a time or a date.")
        }
    }

    /// The record at a position and what its command shares, or `nil` beyond the head.
    public func record(
        at position: Position
    ) async throws(LedgerError) -> (record: Record, command: CommandDetails)? {
        guard let record = try await store.record(at: position) else { return nil }
        return (record, try await store.command(of: record))
    }

    /// What the command of `record` shares among its events.
    ///
    /// - Throws: Code `integrity` when the first record of the command does not have it.
    public func command(of record: Record) async throws(LedgerError) -> CommandDetails {
        try await store.command(of: record)
    }

    /// The event of a record.
    ///
    /// - Throws: Code `integrity` when this version cannot read it.
    public func event(of record: Record) throws(LedgerError) -> InspectionEvent {
        do throws(UnreadableEvent) {
            return try InspectionEventCodec().decode(record)
        } catch { throw LedgerError(EventStoreError(unreadable: error)) }
    }

    /// The payload of a record as canonical JSON of Protocol Buffers.
    ///
    /// - Throws: Code `integrity` when this version cannot read it.
    public func payloadJSON(of record: Record) throws(LedgerError) -> String {
        do throws(UnreadableEvent) {
            return try InspectionEventCodec().json(of: record)
        } catch { throw LedgerError(EventStoreError(unreadable: error)) }
    }

    /// Records that match `query` within `range`, a bounded page at a time.
    ///
    /// - Throws: Code `beyondHead` for a range that starts further than right after the head;
    ///   `integrity` for a record that is missing or damaged.
    public func page(
        of query: Query, in range: PositionRange = PositionRange(),
        order: ReadingOrder = .forward, limit: Int = 512
    ) async throws(LedgerError) -> RecordPage {
        try await store.page(of: query, in: range, order: order, limit: limit)
    }

    /// Checks every record, checksum and sequence, and folds everything derived anew.
    ///
    /// - Parameter progress: Called now and then with how much is checked, and how much there is.
    /// - Returns: What was checked, and every problem that was found.
    /// - Throws: Code `cancelled`, or a failure of the storage; damage is in the report.
    /// - Complexity: O(events), in bounded memory for each inspection.
    public func verify(
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws(LedgerError) -> VerificationReport {
        try await store.verify(progress: progress)
    }

    /// Removes the rows of every projection that this ledger was not opened with: those of other versions of
    /// this library, and of other domains.
    ///
    /// Each version keeps rows of its own, for several may have the ledger open at the same time; they
    /// take room, and this is what frees it after an update. No event is touched. An older program
    /// that still runs goes on answering, more slowly, and makes its rows again.
    public func removeUnusedRows() async throws(LedgerError) {
        try await store.removeUnusedRows()
    }
}
