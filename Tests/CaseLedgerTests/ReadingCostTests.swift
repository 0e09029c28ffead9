import CaseLedger
import CaseLedgerTesting
import CaseQualityCoding
import EventSourcing
import Testing

@Suite("The reads of a query")
struct ReadingCostTests {
    private typealias Store = ReadCountingStore<ModelEventStore>

    private func store(_ inspections: Int, cases: Int = 0) async throws -> Store {
        let store = Store(ModelEventStore(projections: [RatingsProjection.registered]))
        let ledger = Ledger(store: store)
        let lead = Agent("lead-1", role: .leadInspector)
        for number in 1...inspections {
            let inspection = ledger.inspection(StreamName(stringLiteral: "inspection-\(number)"))
            try await inspection.record(.announce("service-1", on: .hmipYouth2021), by: lead)
            for index in 0..<cases {
                try await inspection.record(
                    .select(CaseKey(stringLiteral: "court-\(index)"), for: "2"), by: lead)
            }
        }
        _ = store.recordsRead()
        return store
    }

    @Test("Ratings come from rows: of the records, only their own and once the edition's are read")
    func ratings() async throws {
        let store = try await store(2, cases: 40)
        let ledger = Ledger(store: store)
        let inspection = ledger.inspection("inspection-1")
        let head = try await ledger.head().position
        for moment in [Moment.now, .position(head.previous), .position(Position(3))] {
            _ = try await inspection.ratings(asOf: moment)
            _ = try await inspection.history(of: "2.1")
        }
        // The one with the edition, for each moment the one that it means, and for two of them one more that
        // says where its command ends.
        #expect(store.recordsRead() == 1 + 3 + 2)
    }

    @Test("Ratings with the service's name, as the command prints them, fold no inspection")
    func printedRatings() async throws {
        let store = try await store(2, cases: 40)
        for moment in [Moment.now, .position(Position(60))] {
            let ledger = Ledger(store: store)
            let inspection = ledger.inspection("inspection-2")
            let ratings = try await inspection.ratings(asOf: moment)
            let service = try await inspection.service(asOf: .position(ratings.asOf.position))
            #expect(service?.service == "service-1")
            // The edition's, the service's, the one that the moment means, and what says where the commands
            // at the positions end.
            #expect((4...5).contains(store.recordsRead()))
            let state = try await inspection.state(asOf: moment)
            #expect(service == state.service)
            #expect(store.recordsRead() > 5)
        }
        let before = try await Ledger(store: store).inspection("inspection-2")
            .service(asOf: .position(Position(2)))
        #expect(before == nil)
    }

    @Test("Inspections in use stay folded, however many others were looked at before")
    func inUse() async throws {
        let store = try await store(90)
        let ledger = Ledger(store: store)
        for number in 1...90 {
            _ = try await ledger.inspection(
                StreamName(stringLiteral: "inspection-\(number)")
            ).state()
        }
        for round in 1...2 {
            _ = store.recordsRead()
            for number in 1...20 {
                _ = try await ledger.inspection(
                    StreamName(stringLiteral: "inspection-\(number)")
                ).state()
            }
            if round == 2 { #expect(store.recordsRead() == 0) }
        }
    }
}
