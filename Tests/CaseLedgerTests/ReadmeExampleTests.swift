import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("The README")
struct ReadmeExampleTests {
    // A line of the README is longer than the limit here.
    // swift-format-ignore
    @Test("Its example runs as it stands")
    func example() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/case.ledger"

            let ledger = try await Ledger.open(at: path)
            let inspection = ledger.inspection("anytown-2026")
            let lead = Agent("a-7", role: .leadInspector)
            try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: lead)
            try await inspection.record(.select("court-07", for: "2"), by: lead)
            try await inspection.record(.judge("2.1.3", of: "court-07", .yes), by: lead)
            let ratings = try await inspection.ratings(asOf: .now)
            print(ratings["2.1"]?.rating?.label ?? "not yet rated", "of", ratings.overall.pointsWords)
            let trail = try await inspection.auditTrail(of: "2.1.3")
            for change in trail.changes { print(change.cell, change.actor, change.after.words) }

            #expect(ratings.keyQuestions["2.1.3"]?.yes == 1)
            #expect(ratings["2.1"]?.rating == nil)
            #expect(ratings.maximum == 36)
            #expect(trail.changes.map(\.actor) == ["a-7", "a-7"])
            #expect(trail.changes.last?.after == .value(.answer(.yes)))
            await ledger.close()
        }
    }

    @Test("It shows the code of the test above, line by line")
    func sameCode() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let readme = try String(
            contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let test = try String(contentsOfFile: #filePath, encoding: .utf8)
        func lines(_ text: String) -> [String] {
            text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let block = try #require(readme.split(separator: "```swift").dropFirst().first)
        let code = lines(String(try #require(block.split(separator: "```").first)))
            .filter { $0 != "import CaseLedger" }
        #expect(code.count == 10)
        #expect(lines(test).joined(separator: "\n").contains(code.joined(separator: "\n")))
    }
}
