import CaseLedgerTesting
import EventSourcing
import LMDBEventStore
import Testing

@Suite("The contract of event stores")
struct ConformanceTests {
    @Test("The LMDB store keeps it", arguments: EventStoreConformance.checks)
    func lmdbStore(check: EventStoreConformance.Check) async throws {
        let directory = try TemporaryDirectory()
        try await check.run { clock, projections in
            try await LMDBStore.create(
                at: directory.ledger, clock: clock, projections: projections)
        }
    }

    @Test("The model keeps it", arguments: EventStoreConformance.checks)
    func model(check: EventStoreConformance.Check) async throws {
        try await check.run { clock, projections in
            ModelEventStore(clock: clock, projections: projections)
        }
    }
}
