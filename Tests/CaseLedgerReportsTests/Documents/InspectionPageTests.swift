import CaseLedger
import CaseLedgerImporting
import CaseLedgerReports
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("The page of an inspection")
struct InspectionPageTests {
    private func withLeicestershire(
        _ body: (InspectionHistory) throws -> Void
    ) async throws {
        try body(try await Self.leicestershire.value)
    }

    /// The history of the report, imported once: every test only reads it.
    private static let leicestershire = Task {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            return try await ledger.inspection("leicestershire-2021").history()
        }
    }

    private func html(_ page: InspectionPage) -> String {
        HTMLRenderer().text(of: Document("Page", page.blocks))
    }

    private func charts(_ page: InspectionPage) -> [Chart] {
        page.blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
    }

    @Test("Leicestershire: 7, 2 and 2 of 36 points; 2.1 by rule, by the panel and as published")
    func leicestershire() async throws {
        try await withLeicestershire { history in
            let page = try InspectionPage(of: history)
            let charts = charts(page)
            #expect(
                charts.map(\.title) == [
                    "11 of 36 points: 7 judged on evidence, 2 counted and 2 by discretion",
                    "2.1 Assessment: 2.1.3 is lowest, with 6 of 13 cases sufficient (46%)",
                    "2.2 Planning: 2.2.3 is lowest, with 6 of 13 cases sufficient (46%)",
                    "2.3 Implementation and delivery: 2.3.3 is lowest, with 7 of 13 cases "
                        + "sufficient (54%)",
                    "2.4 Reviewing: 2.4.2 and 2.4.3 are lowest, with 8 of 13 cases sufficient (62%)",
                    "3.1 Assessment: 3.1.3 is lowest, with 1 of 17 cases sufficient (6%)",
                    "3.2 Planning: 3.2.3 is lowest, with 3 of 17 cases sufficient (18%)",
                    "3.3 Implementation and delivery: 3.3.3 is lowest, with 4 of 17 cases "
                        + "sufficient (24%)",
                    "8 entries, copied afterwards from a publication",
                ])
            let row = try #require(page.rows.first { $0.rated.id == "2.1" })
            #expect(row.rated.ruleRating == .inadequate)
            #expect(row.byPanel == .requiresImprovement)
            #expect(row.published == .requiresImprovement)
            #expect(row.points == 1)
            #expect(row.lowest.map(\.id) == ["2.1.3"])
            #expect(row.lowest.map(\.yes) == [6])
            #expect(row.lowest.map(\.percent) == [46])
            #expect([row.answersUp, row.answersDown] == [1, nil])
            #expect(page.explained == "2.1")
            #expect(page.audits.map(\.target.description) == ["2.1", "2.2"])
            #expect(page.publication?.publishedOn == PartialDate("2021-12"))
        }
    }

    @Test("After a correction the head says what was published, and the points whose they are")
    func corrected() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let inspection = ledger.inspection("leicestershire-2021")
            let asked = try await inspection.record(
                .correctReport(CorrectReport(standard: "1.1", to: .outstanding)),
                by: Agent("a-7", role: .leadInspector), reason: "misprint")
            try await inspection.record(
                .approve(Approve(asked.positions.upperBound)),
                by: Agent("x-1", role: .chiefInspector))
            let page = try InspectionPage(of: try await inspection.history())
            let html = html(page)
            #expect(
                html.contains(
                    "December 2021, with Requires improvement, 11 of 36 points; corrected since"))
            #expect(
                charts(page).first?.title
                    == "13 of 36 points: 6 judged on evidence, 2 counted, 2 by discretion and 3 "
                    + "corrected after publication")
        }
    }

    @Test("The page of a report names no case, and counts come before percentages")
    func reconstructed() async throws {
        try await withLeicestershire { history in
            let page = try InspectionPage(of: history)
            let html = html(page)
            #expect(html.firstMatch(of: #/court-\d/#) == nil)
            #expect(html.contains("6 cases sufficient; which is not known"))
            #expect(html.contains("Which case got which answer is not known."))
            #expect(html.contains("6 of 13, 46%"))
            #expect(page.json.jsonText().firstMatch(of: #/court-\d/#) == nil)
        }
    }

    @Test("Another standard can be explained, and an unknown one is refused with a list")
    func standard() async throws {
        try await withLeicestershire { history in
            let page = try InspectionPage(of: history, standard: "3.3")
            #expect(page.explanation?.cell == .standard("3.3"))
            let error = #expect(throws: LedgerError.self) {
                try InspectionPage(of: history, standard: "9.9")
            }
            #expect(error?.code == .notFound)
            #expect(error?.remedy.contains("2.1") == true)
        }
    }

    @Test("An inspection without answers has every section, and one without events has no page")
    func withoutAnswers() async throws {
        try await withLeicestershire { history in
            let announced = history.asOf(try #require(history.state.milestones.announced))
            let page = try InspectionPage(of: announced)
            #expect(charts(page).map(\.title) == ["1 entry, copied afterwards from a publication"])
            #expect(page.explained == nil)
            let html = html(page)
            #expect(html.contains("No case is answered yet."))
            #expect(html.contains("No standard is rated on cases yet."))
            #expect(HTMLTags(of: html).problems == [])
            let error = #expect(throws: LedgerError.self) {
                try InspectionPage(of: history.asOf(.start))
            }
            #expect(error?.code == .notFound)
        }
    }

    @Test("Every link of the contents leads to a section, and the sections are in order")
    func contents() async throws {
        try await withLeicestershire { history in
            let html = html(try InspectionPage(of: history))
            let links = html.matches(of: #/href="#(section-\d+)"/#).map { String($0.1) }
            let ids = html.matches(of: #/<h2 id="(section-\d+)">/#).map { String($0.1) }
            #expect(links == ids)
            #expect(ids.count == 14)
            #expect(html.contains("F1.S1") && html.contains("A52"))
            #expect(!html.contains("<script"))
            #expect(html.firstMatch(of: #/(?:src|href)="[^#]/#) == nil)
        }
    }
}
