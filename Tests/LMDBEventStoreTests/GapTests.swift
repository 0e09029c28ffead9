import CaseLedgerTesting
import EventSourcing
import LMDB
import LMDBEventStore
import Testing

@Suite("A ledger in which a record is missing")
struct GapTests {
    /// The first record, one in the middle, one that is alone in its stream, and the last.
    static let missing: [UInt64] = [1, 31, 42, 60]

    @Test(
        "Every reader that comes to the gap says so, and no reader passes over it",
        arguments: missing)
    func readers(position: UInt64) async throws {
        let gap = Position(position)
        let (directory, before) = try await Self.ledger(without: gap)
        let missing = before[Int(position) - 1]
        let store = try await LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered()])
        let queries = [
            Query.everything, .stream(missing.stream),
            Query([.init(types: [missing.type])]), Query([.init(tags: missing.tags)]),
            Query([.init(stream: missing.stream, tags: missing.tags)]),
        ]
        for query in queries {
            for order in [ReadingOrder.forward, .backward] {
                for limit in [1, 7, 500] {
                    try await expectGap(at: gap) {
                        try await allRecords(
                            of: query, in: PositionRange(), order, limit, from: store)
                    }
                }
            }
            try await expectGap(at: gap) {
                try await store.visit(query, in: PositionRange()) { _ in }
            }
            try await expectGap(at: gap) { try await store.scan(of: query) { _ in } }
            try await expectGap(at: gap) {
                for try await _ in store.subscription(to: query) {}
            }
            try await expectGap(at: gap) {
                try await store.page(
                    of: query, in: PositionRange(from: gap, through: gap), order: .forward,
                    limit: 1)
            }
        }
        let error = await #expect(throws: EventStoreError.self) {
            for try await _ in store.subscription() {}
        }
        #expect(error?.message.contains("missing") == true)
        #expect(error?.remedy.isEmpty == false)
        try await expectGap(at: gap) { try await store.record(at: gap) }
        #expect(try await store.record(at: Position(61)) == nil)
        #expect(try await store.record(at: .start) == nil)
        if position == 60 {
            try await expectGap(at: gap) { try await store.waitForEvents(after: Position(59)) }
        }
        let report = try await store.verify()
        #expect(report.findings.first?.position == gap)
        await store.close()
    }

    @Test("What lies before the gap, and after it, is still read")
    func besideTheGap() async throws {
        let (directory, before) = try await Self.ledger(without: Position(31))
        let store = try await LMDBStore.open(at: directory.ledger)
        for range in [
            PositionRange.through(Position(30)),
            PositionRange(from: Position(32), through: Position(60)), .after(Position(31)),
        ] {
            for order in [ReadingOrder.forward, .backward] {
                let records = try await allRecords(
                    of: .everything, in: range, order, 7, from: store)
                let expected = before.filter { range.contains($0.position) }
                #expect(records == (order == .forward ? expected : expected.reversed()))
            }
        }
        await store.close()
    }

    @Test("Without its last record, nothing is recorded in its place")
    func appending() async throws {
        let (directory, _) = try await Self.ledger(without: Position(60))
        let store = try await LMDBStore.open(at: directory.ledger)
        try await expectGap(at: Position(60)) {
            try await store.append(counting("a"), basedOn: .nothing)
        }
        await store.close()
        #expect(try directory.entries(of: .records).count == 59)
    }

    // MARK: - Helpers

    /// Sixty events in four streams, all of them in the index; then one record is taken away.
    private static func ledger(
        without gap: Position
    ) async throws -> (directory: TemporaryDirectory, before: [Record]) {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        let streams: [StreamName] = ["one", "two", "three"]
        for index in 1...60 {
            _ = try await store.append(
                counting(
                    index % 4 == 0 ? "b" : "c", in: index == 42 ? "alone" : streams[index % 3]),
                basedOn: .nothing)
        }
        let records = try await allRecords(
            of: .everything, in: PositionRange(), .forward, 100, from: store)
        await store.close()
        let key = try directory.entries(of: .records)[Int(gap.rawValue) - 1].key
        try directory.tamper(with: .records) { transaction, table throws(LMDBError) in
            try transaction.delete(key.span, in: table)
        }
        return (directory, records)
    }

    private func expectGap<Value>(
        at position: Position, _ read: () async throws -> Value
    ) async throws {
        let error = await #expect(throws: EventStoreError.self) { _ = try await read() }
        #expect(error?.code == .integrity)
        #expect(error?.position == position)
    }
}
