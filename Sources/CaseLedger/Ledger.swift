internal import LMDBEventStore

/// A case-quality ledger: inspections as immutable events, and everything computed from them.
///
/// A ledger is a folder on disk. Any number of processes may have it open, and each of them sees
/// every command that any of them acknowledged. All work is `async`; callers need no locks.
public final class Ledger: Sendable {
    let store: LedgerStore
    package let clock: LedgerClock
    let handler: CommandHandler<InspectionSubject>
    let frameworks = FrameworkCache()
    /// The markers of a salvage; no later ones are recorded.
    let lost: LostMarkers

    /// Creates a ledger over an open store: for tests, and for other storage engines.
    ///
    /// The store must run `RatingsProjection`.
    public convenience init(store: any EventStore, clock: LedgerClock = .system) {
        self.init(store: store, clock: clock, lost: LostMarkers())
    }

    init(store: any EventStore, clock: LedgerClock, lost: LostMarkers) {
        self.store = LedgerStore(store)
        self.clock = clock
        self.lost = lost
        handler = CommandHandler(InspectionSubject(), store: store, clock: clock)
    }

    /// Opens the ledger at `path`, or creates it there.
    ///
    /// - Parameters:
    ///   - path: The ledger's folder.
    ///   - creating: Whether to create a ledger if there is none at `path`.
    ///   - clock: The clock for the time of recording.
    ///   - lastHeads: A folder outside the ledger's, where the last head is kept as well; `nil` for
    ///     none. With it, a ledger's folder that is put back whole is noticed.
    /// - Returns: The ledger, open until it is closed.
    /// - Throws: ``LedgerError`` with code `notFound`, `locked`, `newerFormat`, `damaged`,
    ///   `diskFull` or `storage`.
    public static func open(
        at path: String, creating: Bool = true, clock: LedgerClock = .system,
        lastHeadsIn lastHeads: String? = nil
    ) async throws(LedgerError) -> Ledger {
        do throws(EventStoreError) {
            let store = try await openStore(at: path, creating: creating, clock, lastHeads)
            // A ledger whose index is damaged can be opened all the same, and verified.
            let head = (try? await store.head().position) ?? .start
            let lost = try? await LostMarkers(in: LedgerStore(store), upTo: head)
            return Ledger(store: store, clock: clock, lost: lost ?? LostMarkers())
        } catch { throw LedgerError(error) }
    }

    private static func openStore(
        at path: String, creating: Bool, _ clock: LedgerClock, _ lastHeads: String?
    ) async throws(EventStoreError) -> LMDBStore {
        let projections = [RatingsProjection.registered]
        do throws(EventStoreError) {
            return try await LMDBStore.open(
                at: path, clock: clock, projections: projections, lastHeadsIn: lastHeads)
        } catch  where error.code == .notFound && creating {}
        do throws(EventStoreError) {
            return try await LMDBStore.create(
                at: path, clock: clock, projections: projections, lastHeadsIn: lastHeads)
        } catch  where error.code == .alreadyExists {}
        // Another process created the ledger after the first try to open it.
        return try await LMDBStore.open(
            at: path, clock: clock, projections: projections, lastHeadsIn: lastHeads)
    }

    /// Creates a ledger at `path`, where nothing must exist.
    ///
    /// - Parameters:
    ///   - path: The ledger's folder.
    ///   - clock: The clock for the time of recording.
    ///   - groupMayRead: Whether the group of this user may read the ledger. Its members read a copy
    ///     of the moment at which they open it, and record nothing. Without it nobody else may read.
    ///   - lastHeads: A folder outside the ledger's, where the last head is kept as well; `nil` for
    ///     none. Give it at every opening.
    /// - Returns: The ledger, open until it is closed.
    /// - Throws: ``LedgerError`` with code `alreadyExists` when something exists at `path`,
    ///   `diskFull` or `storage`.
    public static func create(
        at path: String, clock: LedgerClock = .system, groupMayRead: Bool = false,
        lastHeadsIn lastHeads: String? = nil
    ) async throws(LedgerError) -> Ledger {
        do throws(EventStoreError) {
            return Ledger(
                store: try await LMDBStore.create(
                    at: path, clock: clock, projections: [RatingsProjection.registered],
                    groupMayRead: groupMayRead, lastHeadsIn: lastHeads),
                clock: clock)
        } catch { throw LedgerError(error).saying("Nothing was written.") }
    }

    /// Ends all work and releases the folder.
    public func close() async { await store.close() }

    /// The inspection with this id, even if nothing is recorded for it yet.
    public func inspection(_ id: StreamName) -> LedgerInspection {
        LedgerInspection(id: id, ledger: self)
    }

    /// The ids of all inspections in the ledger, sorted; streams of other domains are left out.
    ///
    /// - Throws: ``LedgerError`` with code `damaged`, `closed` or `storage`.
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

    /// How far the stored ratings are built, which inspections they leave out, and why.
    ///
    /// - Throws: ``LedgerError`` with code `closed` or `storage`.
    public func projections() async throws(LedgerError) -> [ProjectionStatus] {
        try await store.projections()
    }

    /// Releases the memory of pages that were read; they are read again when needed.
    ///
    /// A program that reads a whole ledger calls it now and then to keep its memory small.
    ///
    /// - Throws: ``LedgerError`` with code `closed` or `storage`.
    public func releaseMemory() async throws(LedgerError) { try await store.releaseMemory() }

    /// The number of stored ratings that were found damaged since the ledger was opened.
    ///
    /// Every answer is still correct, because it is then folded from the events. ``verify(progress:)``
    /// reports whether the events are damaged too.
    public var damagedRows: Int { store.damagedRows }

    /// Waits until the stored ratings are built, for example after an update of this library.
    ///
    /// Answers are correct before that, but take longer.
    ///
    /// - Throws: ``LedgerError`` with code `damaged` when a damaged record prevents the ratings
    ///   from being built, `cancelled`, `closed` or `storage`.
    public func waitUntilBuilt() async throws(LedgerError) { try await store.waitUntilBuilt() }

    /// The last position of the ledger, and when its event was recorded.
    ///
    /// - Throws: ``LedgerError`` with code `closed` or `storage`.
    public func head() async throws(LedgerError) -> Head {
        try await store.head()
    }

    /// The position of a moment in the ledger as a whole: always the end of a command.
    ///
    /// All events of a command become visible together. A position inside a command therefore means
    /// the end of the command before it.
    ///
    /// - Throws: ``LedgerError`` with code `invalidInput` for a milestone, which belongs to one
    ///   inspection, `beyondHead` for a position beyond the end, `damaged`, `closed` or `storage`.
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
                "@\(milestone.rawValue) is a milestone of one inspection, not of the ledger.",
                remedy: "Use a position, a time or a date.")
        }
    }

    /// The record at a position and the details of its command; `nil` beyond the head.
    ///
    /// - Throws: ``LedgerError`` with code `damaged` when the record, or the first record of its
    ///   command, is missing or was changed, `closed` or `storage`.
    public func record(
        at position: Position
    ) async throws(LedgerError) -> (record: Record, command: CommandDetails)? {
        guard let record = try await store.record(at: position) else { return nil }
        return (record, try await store.command(of: record))
    }

    /// The details of the command of `record`, which all its events share.
    ///
    /// - Throws: ``LedgerError`` with code `damaged` when the first record of the command does not
    ///   have them, `closed` or `storage`.
    public func command(of record: Record) async throws(LedgerError) -> CommandDetails {
        try await store.command(of: record)
    }

    /// Decodes the event of a record.
    ///
    /// - Throws: ``LedgerError`` with code `newerFormat` when this version cannot read it.
    public func event(of record: Record) throws(LedgerError) -> InspectionEvent {
        do throws(UnreadableEvent) {
            return try InspectionEventCodec().decode(record)
        } catch { throw LedgerError(EventStoreError(unreadable: error)) }
    }

    /// The payload of a record as canonical JSON of Protocol Buffers.
    ///
    /// - Throws: ``LedgerError`` with code `newerFormat` when this version cannot read it.
    public func payloadJSON(of record: Record) throws(LedgerError) -> String {
        do throws(UnreadableEvent) {
            return try InspectionEventCodec().json(of: record)
        } catch { throw LedgerError(EventStoreError(unreadable: error)) }
    }

    /// Reads records that match `query` within `range`, a bounded page at a time.
    ///
    /// - Throws: ``LedgerError`` with code `beyondHead` for a range that starts beyond the position
    ///   after the head, `damaged` for a record that is missing or was changed, `invalidInput` for
    ///   a limit below 1, `closed` or `storage`.
    public func page(
        of query: Query, in range: PositionRange = PositionRange(),
        order: ReadingOrder = .forward, limit: Int = 512
    ) async throws(LedgerError) -> RecordPage {
        try await store.page(of: query, in: range, order: order, limit: limit)
    }

    /// Checks every record, checksum and sequence number, and compares stored rows with a new fold.
    ///
    /// - Parameter progress: Called now and then with the amount checked so far and the total.
    /// - Returns: The numbers of checked items, and the problems that were found.
    /// - Throws: ``LedgerError`` with code `cancelled`, `closed` or `storage`. Damage does not
    ///   throw; it is in the report.
    /// - Complexity: O(events), in bounded memory for each inspection.
    public func verify(
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws(LedgerError) -> VerificationReport {
        try await store.verify(progress: progress)
    }

    /// Removes the rows of every projection that this ledger was not opened with.
    ///
    /// Those are the rows of other versions of this library and of other domains. Each version
    /// keeps its own rows, because several may have the ledger open at the same time. Call this
    /// after an update to free their space. No event is changed. An older program that still runs
    /// continues to answer, more slowly, and builds its rows again.
    ///
    /// - Throws: ``LedgerError`` with code `diskFull`, `closed` or `storage`.
    public func removeUnusedRows() async throws(LedgerError) {
        try await store.removeUnusedRows()
    }
}
