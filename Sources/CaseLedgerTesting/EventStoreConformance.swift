public import EventSourcing
internal import Synchronization

/// The contract of every ``EventStore``, as named checks that a test suite runs on its engine.
///
/// ```swift
/// @Test("The store keeps its contract", arguments: EventStoreConformance.checks)
/// func contract(check: EventStoreConformance.Check) async throws {
///     try await check.run { clock, projections in try await MyStore(clock, projections) }
/// }
/// ```
public enum EventStoreConformance {
    /// Creates an empty store with a clock and projections.
    public typealias Maker =
        @Sendable (LedgerClock, [RegisteredProjection]) async throws -> any EventStore

    /// One requirement of the contract.
    public struct Check: Sendable, CustomStringConvertible {
        /// The requirement as a sentence.
        public let name: String
        private let body: @Sendable (StoreUnderTest) async throws -> Void

        init(_ name: String, _ body: @escaping @Sendable (StoreUnderTest) async throws -> Void) {
            self.name = name
            self.body = body
        }

        /// Runs the check on a new store, and closes the store.
        ///
        /// - Throws: ``Failure`` when the store does not meet the requirement.
        public func run(on make: Maker) async throws {
            let clock = SettableClock()
            let projections = [CountingProjection.registered()]
            let store = try await make(clock.clock, projections)
            do {
                try await body(StoreUnderTest(store: store, clock: clock))
            } catch {
                await store.close()
                throw error
            }
            await store.close()
        }

        public var description: String { name }
    }

    /// A violation of the contract.
    public struct Failure: Error, CustomStringConvertible {
        /// The violation as a message.
        public let description: String
    }

    /// All checks of the contract.
    public static let checks: [Check] =
        appending + guarding + reading + subscribing + forgetting + projecting
}

/// A clock whose time a test sets.
public final class SettableClock: Sendable {
    private let time: Mutex<Int64>

    /// Creates a clock.
    ///
    /// - Parameter microseconds: The time. Unit: microseconds since 1970-01-01T00:00:00Z.
    public init(_ microseconds: Int64 = 1_000_000) { time = Mutex(microseconds) }

    /// The clock for the initialiser of a store.
    public var clock: LedgerClock {
        LedgerClock { [self] in Timestamp(microseconds: time.withLock { $0 }) }
    }

    /// Sets the time, which may be earlier than before.
    public func set(_ microseconds: Int64) { time.withLock { $0 = microseconds } }
}

/// A store and the helpers that checks use.
struct StoreUnderTest: Sendable {
    let store: any EventStore
    let clock: SettableClock

    static let actor = EventSourcing.Agent("a-7", role: "inspector")

    /// A command of counts.
    static func command(
        _ stream: StreamName = "one", _ drafts: [EventDraft], id: CommandID = .random(),
        says: String = "", provenance: Provenance? = nil
    ) -> Command {
        let provenance =
            provenance
            ?? Provenance(
                actor: actor, authority: "rule 1",
                effectiveAt: .instant(Timestamp(microseconds: 5)))
        return Command(
            CommandRequest(
                id: id, stream: stream,
                content: CommandContent(
                    kind: "count", arguments: Array(says.utf8),
                    effectiveAt: provenance.effectiveAt), provenance: provenance), events: drafts)
    }

    /// Appends one event with amount 1 for each of `keys`.
    @discardableResult
    func count(
        _ keys: RowKey..., in stream: StreamName = "one",
        basedOn observation: Observation = .nothing
    ) async throws(EventStoreError) -> Receipt {
        try await store.append(
            Self.command(stream, keys.map { Count(1, [$0]).draft }), basedOn: observation)
    }

    /// Runs `work`, and checks that the store refuses it with `code`.
    @discardableResult
    func refused(
        _ code: EventStoreError.Code, _ what: String,
        _ work: () async throws(EventStoreError) -> Void
    ) async throws -> EventStoreError {
        do throws(EventStoreError) { try await work() } catch {
            try expect(error.code == code, "\(what): expected \(code.rawValue), got \(error)")
            return error
        }
        throw EventStoreConformance.Failure(description: "\(what): was not refused")
    }

    /// Checks the position of the ledger's head.
    func expectHead(_ position: UInt64, _ what: String) async throws {
        let head = try await store.head().position
        try expect(head == Position(position), "\(what): the head is \(head), not \(position)")
    }

    /// Reads all records of a query in small pages.
    func all(
        of query: Query, in range: PositionRange = PositionRange(),
        order: ReadingOrder = .forward, limit: Int
    ) async throws -> [Record] {
        try await Self.all(of: query, in: range, order: order, limit: limit, from: store)
    }

    private static func all(
        of query: Query, in range: PositionRange, order: ReadingOrder, limit: Int,
        from store: some EventStore
    ) async throws -> [Record] {
        var records: [Record] = []
        for try await record in store.records(of: query, in: range, order: order, pageSize: limit) {
            records.append(record)
        }
        return records
    }
}

/// Throws unless `condition` holds.
func expect(_ condition: Bool, _ message: @autoclosure () -> String) throws {
    if !condition { throw EventStoreConformance.Failure(description: message()) }
}
