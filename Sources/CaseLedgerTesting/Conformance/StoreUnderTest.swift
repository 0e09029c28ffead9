internal import EventSourcing

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
        basedOn observation: ObservedQuery = .nothing
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
