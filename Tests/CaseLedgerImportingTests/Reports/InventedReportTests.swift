import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import Testing

/// An invented service: no out-of-court cases, so that three standards are not rated, and two places
/// where the text and the table differ, one of which the file names.
@Suite("An invented report of schema 2")
struct InventedReportTests {
    private func withReport(
        _ body: (LedgerInspection) async throws -> Void
    ) async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "northbeck-2023.json")
        let bytes = [UInt8](try Data(contentsOf: file))
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(bytes, as: "northbeck-2023")
            let again = try await ledger.importReport(bytes, as: "northbeck-2023")
            #expect(again.events > 0 && again.eventsRecordedBefore == again.events)
            let check = try await ledger.verify()
            #expect(check.passed)
            try await body(ledger.inspection("northbeck-2023"))
        }
    }

    @Test("Three standards are not rated, and the points and their maximum leave them out")
    func ratings() async throws {
        try await withReport { inspection in
            let ratings = try await inspection.ratings()
            #expect((ratings.total, ratings.maximum) == (15, 27))
            #expect(ratings.overall.rating == .good)
            for id in ["3.1", "3.2", "3.3"] as [Standard.ID] {
                #expect(ratings[id]?.notRated == .noCases && ratings[id]?.rating == nil)
            }
            let expected: [(Standard.ID, Rating)] = [
                ("1.1", .good), ("1.3", .requiresImprovement), ("2.1", .requiresImprovement),
                ("2.2", .requiresImprovement), ("2.3", .good), ("2.4", .outstanding),
                ("3.4", .requiresImprovement), ("4.1", .good),
            ]
            for (id, rating) in expected { #expect(ratings[id]?.rating == rating, "\(id)") }
            // 5 of 8 is 62.5 %, which is printed as 63.
            #expect(ratings.keyQuestions["2.1.3"]?.percent == 63)
        }
    }

    @Test("Both contradictions stand as anomalies beside what is printed and what is computed")
    func contradictions() async throws {
        try await withReport { inspection in
            let facts = try await inspection.state().facts
            #expect(facts.anomalies.map(\.value.id) == ["A01", "import-1"])
            let found = try #require(facts.anomalies.last?.value)
            #expect(
                found.detail.text
                    == "Question 2.2.3: the text counts 5 yes, and the table gives 4 yes and 4 no.")
            #expect(found.citation.note == "found by the import")
            #expect(facts.figures.count == 12 && facts.counts.count == 2)
            func words(_ cell: String) async throws -> [String] {
                try await inspection.explanation(of: cell).children.map(\.words)
            }
            let first = try await words("2.1.3")
            #expect(first.contains { $0.hasPrefix("the text states: 4 of 8; 2.1 Assessment") })
            #expect(first.contains { $0.hasPrefix("printed: 63%") })
            #expect(first.contains { $0.hasPrefix("anomaly A01: ") })
        }
    }

    @Test("What was known at each time is dated as the report dates it")
    func times() async throws {
        try await withReport { inspection in
            let state = try await inspection.state()
            #expect(state.facts.findings.map(\.value.id) == ["F1.S1", "F2.A1"])
            #expect(state.facts.summaries.count == 12)
            #expect(state.recommendations.map(\.recommendation.id) == ["R1"])
            let before = try await inspection.ratings(
                asOf: .now, effectiveBy: EffectiveMoment("2023-01-31"))
            #expect(before.value.overall.rating == nil)
            #expect(
                state.service?.names == ["Northbeck Youth Justice Service", "Northbeck YJS"])
            #expect(state.announcement?.announcedOn == PartialDate("2023-01"))
        }
    }
}
