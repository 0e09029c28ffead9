import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("All inspections of a ledger")
struct InspectionResultTests {
    @Test("Each with its result, as of any position, the newest first")
    func results() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let end = try await ledger.head().position
            let lead = Agent("a-1", role: .leadInspector)
            let other = ledger.inspection("anytown-2026")
            try await other.record(
                .announce("anytown", named: "Anytown", on: .hmipYouth2021), by: lead)
            try await other.record(.select("c-1", for: "2"), by: lead)

            let now = try await ledger.results()
            #expect(now.map(\.inspection) == ["anytown-2026", "leicestershire-2021"])
            #expect(now.map(\.stage) == [.underway, .published])
            #expect(now[0].overall.rating == nil)
            #expect(now[0].service.names == ["Anytown"])
            #expect(now[1].overall.rating == .requiresImprovement)
            #expect(now[1].overall.total == 11)
            #expect(now[1].publication?.publishedOn == PartialDate("2021-12"))

            let then = try await ledger.results(asOf: .position(end))
            #expect(then.map(\.inspection) == ["leicestershire-2021"])
            let milestones = try await ledger.inspection("leicestershire-2021").state().milestones
            let fieldwork = try #require(milestones.fieldwork)
            let before = try await ledger.results(asOf: .position(fieldwork))
            #expect(before.map(\.stage) == [.underway])
            #expect(before[0].overall.total == 9)
            #expect(before[0].publication == nil)
            let convened = try await ledger.results(asOf: .position(try #require(milestones.panel)))
            #expect(convened.map(\.stage) == [.panel])
            let empty = try await ledger.results(asOf: .position(.start))
            #expect(empty.isEmpty)
        }
    }

    @Test("A milestone is of one inspection, and no moment of them all")
    func milestone() async throws {
        try await withTemporaryLedger { ledger in
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.results(asOf: .milestone(.published))
            }
            #expect(error?.code == .invalidInput)
        }
    }
}
