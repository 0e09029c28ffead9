import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import InspectionSamples
import Testing

@Suite("Importing second judgements")
struct SecondJudgementImportTests {
    private static let lead = Agent("lead-1", role: .leadInspector)

    /// Runs `body` with an inspection whose two cases `i-1` judged.
    private func withJudged(
        _ body: (Ledger, LedgerInspection) async throws -> Void
    ) async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce("anytown", on: .hmipYouth2021), by: Self.lead,
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            let first = """
                case,inspector,2.1.1,2.1.2
                court-01,i-1,yes,no
                court-02,i-1,yes,yes
                """
            try await inspection.importJudgements(
                Array(first.utf8), by: Self.lead, selecting: true)
            try await body(ledger, inspection)
        }
    }

    private func problems(
        of text: String, into inspection: LedgerInspection
    ) async throws -> LedgerError {
        let head = try await inspection.position(of: .now)
        let error = await #expect(throws: LedgerError.self) {
            try await inspection.importSecondJudgements(
                Array(text.utf8), for: .blindSecond, by: Self.lead)
        }
        #expect(try await inspection.position(of: .now) == head)
        return try #require(error)
    }

    @Test("A sheet is one command, with its judges and dates, and again it changes nothing")
    func recorded() async throws {
        try await withJudged { ledger, inspection in
            let sheet = Array(
                """
                case,inspector,time,2.1.1,2.1.2
                court-01,i-2,2026-03-02,no,no
                court-02,i-3,,yes,
                """.utf8)
            let head = try await inspection.position(of: .now)
            let rehearsed = try await inspection.importSecondJudgements(
                sheet, for: .calibration, by: Self.lead, backdated: "On paper.", dryRun: true)
            #expect(rehearsed.recorded == 3 && rehearsed.position == nil)
            #expect(try await inspection.position(of: .now) == head)
            let imported = try await inspection.importSecondJudgements(
                sheet, for: .calibration, by: Self.lead, backdated: "On paper.")
            #expect(imported.second == .calibration)
            #expect((imported.recorded, imported.equal, imported.events) == (3, 0, 3))
            let page = try await ledger.page(of: .stream(inspection.id))
            let records = page.records.suffix(3)
            #expect(Set(records.compactMap(\.command?.id)).count == 1)
            #expect(records.allSatisfy { $0.type == SecondJudgementRecorded.name })
            #expect(records.first?.effectiveAt.words == "2026-03-02")
            let state = try await inspection.state()
            #expect(state.secondJudgements.map(\.judge) == ["i-2", "i-2", "i-3"])
            #expect(state.judgedPairs.count == 3)
            let again = try await inspection.importSecondJudgements(
                sheet, for: .calibration, by: Self.lead, backdated: "On paper.")
            #expect((again.recorded, again.equal, again.events) == (0, 3, 0))
            #expect(try await inspection.position(of: .now) == imported.position)
        }
    }

    @Test("Problems are told by row and column, and nothing is recorded")
    func refused() async throws {
        try await withJudged { _, inspection in
            try await inspection.record(
                .select("court-03", for: "2"), by: Self.lead)
            let error = try await problems(
                of: """
                    case,inspector,2.1.1,2.1.2
                    court-01,i-1,no,
                    court-02,i-2,no,yes
                    court-03,i-2,no,yes
                    court-04,i-2,no,yes
                    """, into: inspection)
            #expect(
                error.problems.map(\.refusal) == [.barred, .neverJudged, .caseNotSelected])
            #expect(error.problems.map(\.row) == [2, 4, 5])
            #expect(error.problems.map { $0.column?.letters } == ["C", "A", "A"])
            let oversight = try await problems(
                of: "case,inspector,2.1.1,oversight\ncourt-01,i-2,no,yes\n", into: inspection)
            #expect(oversight.problems.map(\.column?.letters) == ["D"])
            #expect(oversight.problems.first?.message == "oversight is not judged a second time.")
            let domain = try await problems(
                of: "case,domain,inspector,3.1.1\ncourt-01,3,i-2,no\n", into: inspection)
            #expect(domain.problems.map(\.refusal) == [.otherDomain, nil])
        }
    }

    @Test("Without an inspector the person who brings the sheet judged")
    func ownSheet() async throws {
        try await withJudged { _, inspection in
            try await inspection.importSecondJudgements(
                Array("case,2.1.1\ncourt-01,no\n".utf8), for: .blindSecond, by: Self.lead)
            let state = try await inspection.state()
            #expect(state.secondJudgements.map(\.judge) == ["lead-1"])
            #expect(state.unattested(of: "court-01")["lead-1"] == nil)
        }
    }
}
