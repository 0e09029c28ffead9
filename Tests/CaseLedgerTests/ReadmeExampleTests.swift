import CaseLedger
import Testing

@Suite("The README")
struct ReadmeExampleTests {
    @Test("Its example runs as it stands")
    func example() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/case.ledger"

            let ledger = try await Ledger.open(at: path)
            let inspection = ledger.inspection("anytown-2026")
            let lead = Actor("a-7", role: .leadInspector)
            do throws(LedgerError) {
                try await inspection.record(
                    .announce(
                        .init(
                            framework: .hmipYouth2021, service: "anytown",
                            serviceNames: ["Anytown Youth Justice Service"])), by: lead)
                try await inspection.record(.select("court-07", for: "2"), by: lead)
                try await inspection.record(.judge("2.1.3", of: "court-07", .yes), by: lead)
                let ratings = try await inspection.ratings(asOf: .now)
                print(
                    ratings["2.1"]?.rating?.label ?? "not yet rated", ratings.total, "of",
                    ratings.maximum)
            } catch {
                guard error.code == .refused else { throw error }
                print("The rules refused:", error.message)
            }

            let ratings = try await inspection.ratings()
            #expect(ratings.keyQuestions["2.1.3"]?.yes == 1)
            #expect(ratings["2.1"]?.rating == nil)
            #expect(ratings.maximum == 36)
            await ledger.close()
        }
    }
}
