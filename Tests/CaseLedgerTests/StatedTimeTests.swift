import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("The date that an announcement states")
struct StatedTimeTests {
    @Test("An announcement holds from the date that it states, and not from its recording")
    func announced() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("i-1")
            let date = try #require(PartialDate("2025-02-03"))
            let announcement = AnnounceInspection(
                framework: .unguardedYouth2021, service: "anytown", serviceNames: ["Anytown"],
                announcedOn: date)
            try await inspection.record(
                .announce(announcement), by: Agent("l-1", role: .leadInspector))
            try await inspection.record(
                .select("court-01", for: "2"), by: Agent("l-1", role: .leadInspector))
            let before = try #require(PartialDate("2025-01-15"))
            let error = await #expect(throws: LedgerError.self) {
                try await inspection.record(
                    .judge("2.1.1", of: "court-01", .no), by: Agent("a-1", role: .inspector),
                    effectiveAt: .of(before))
            }
            #expect(error?.message.contains("before the announcement on 2025-02-03") == true)
        }
    }
}
