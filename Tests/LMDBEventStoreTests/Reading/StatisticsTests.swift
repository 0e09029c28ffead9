import CaseLedgerTesting
import EventSourcing
import LMDBEventStore
import Testing

@Suite("The size of a ledger")
struct StatisticsTests {
    @Test("It counts events, commits and the entries of each table, and tells what they take up")
    func counts() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        let before = try await store.statistics()
        #expect(before.head == .start)
        for _ in 0..<3 { _ = try await store.append(counting("a", "b"), basedOn: .nothing) }
        let appended = try await store.statistics()
        #expect(appended.commits == before.commits + 3)
        try await store.flush()
        let after = try await store.statistics()
        #expect(after.head == Position(6))
        // One for the index, one for the rows.
        #expect(after.commits == appended.commits + 2)
        let tables = Dictionary(uniqueKeysWithValues: after.tables.map { ($0.name, $0) })
        #expect(after.tables.map(\.name) == TableName.allCases.map(\.rawValue).sorted())
        #expect(tables["records"]?.entries == 6)
        // Every event, its type, two keys; and the commands together.
        #expect(tables["postings"]?.entries == 4)
        #expect(tables["commands"]?.entries == 1)
        #expect(tables["streams"]?.entries == 1)
        #expect(tables["checkpoints"]?.sizeInBytes == 0)
        let used = after.tables.reduce(0) { $0 + $1.sizeInBytes }
        #expect(used > 0 && used <= after.fileSizeInBytes)
        await store.close()
    }

    @Test("A store that was closed has no size to tell")
    func closed() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        await store.close()
        let error = await #expect(throws: EventStoreError.self) { try await store.statistics() }
        #expect(error?.code == .closed)
    }
}
