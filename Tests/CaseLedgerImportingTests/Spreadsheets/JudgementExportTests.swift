import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("Answers back as a sheet")
struct JudgementExportTests {
    private static let lead = Agent("lead-1", role: .leadInspector)

    private func withSheet(
        _ text: String, _ body: (LedgerInspection) async throws -> Void
    ) async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce("anytown", on: .hmipYouth2021), by: Self.lead,
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            try await inspection.importJudgements(
                Array(text.utf8), by: Self.lead, selecting: true, backdated: "Judged on paper.")
            try await body(inspection)
        }
    }

    /// Imports what was exported, also with a reason, and expects that nothing changes.
    private func checkNothingChanges(
        _ sheet: JudgementExport, in inspection: LedgerInspection
    ) async throws {
        let again = try await inspection.importJudgements(
            Array(sheet.csv.utf8), by: Self.lead, reason: "The same sheet.", retracting: true)
        #expect(again.events == 0)
        #expect(again.equal == sheet.answers)
    }

    @Test("One inspector and date for each case: a row for each case, with its empty cells")
    func wide() async throws {
        let text = """
            case,inspector,time,2.1.1,2.1.2.a,3.1.1,oversight,oversight planning/desistance
            court-01,=a,2026-03-02,yes,n/a,,no,yes
            court-02,b-9,2026-03-05T09:30:00.25Z,no,,,,
            out-01,lead-1,,,,yes,,

            """
        try await withSheet(text) { inspection in
            let sheet = try await inspection.exportJudgements()
            #expect(sheet.form == .wide)
            #expect(sheet.answers == 6)
            #expect(sheet.cases == ["court-01", "court-02", "out-01"])
            let table = try CSVTable(Array(sheet.csv.utf8))
            #expect(
                table.headings.prefix(6) == [
                    "case", "domain", "inspector", "time", "Q2.1.1", "Q2.1.1.a",
                ]
            )
            #expect(table.headings.suffix(2) == ["oversight", "oversight planning/desistance"])
            #expect((0..<5).map { table[0, $0] } == ["court-01", "2", "'=a", "2026-03-02", "yes"])
            try await checkNothingChanges(sheet, in: inspection)
        }
    }

    @Test("Several inspectors of one case: a row for each answer, and nothing is lost")
    func long() async throws {
        let text = """
            case,question,answer,inspector,time
            court-01,2.1.1,yes,a-7,2026-03-02
            court-01,2.1.2,no,b-9,2026-03-05

            """
        try await withSheet(text) { inspection in
            let sheet = try await inspection.exportJudgements()
            #expect(
                sheet.csv == """
                    case,domain,question,answer,inspector,time
                    court-01,2,Q2.1.1,yes,a-7,2026-03-02
                    court-01,2,Q2.1.2,no,b-9,2026-03-05

                    """)
            try await checkNothingChanges(sheet, in: inspection)
            let wide = try await inspection.exportJudgements(form: .wide)
            #expect(wide.mixed == 1)
            #expect(wide.csv.contains("\ncourt-01,2,,,yes,"))
            try await checkNothingChanges(wide, in: inspection)
        }
    }

    @Test("A withdrawn case is left out, and its sheet can be imported again")
    func withdrawn() async throws {
        let text = "case,inspector,time,2.1.1\nc-1,a-7,2026-03-02,yes\nc-2,a-7,2026-03-02,no\n"
        try await withSheet(text) { inspection in
            let asked = try await inspection.record(
                .withdrawCase(WithdrawCase(caseKey: "c-2", why: .transferred)), by: Self.lead,
                reason: "Moved to another service.")
            try await inspection.record(
                .approve(Approve(asked.positions.upperBound)),
                by: Agent("m-2", role: .moderator))
            let sheet = try await inspection.exportJudgements()
            #expect(sheet.cases == ["c-1"])
            #expect(sheet.withdrawn == ["c-2"])
            try await checkNothingChanges(sheet, in: inspection)
            let again = try await inspection.importJudgements(
                Array(text.utf8), by: Self.lead, selecting: true)
            #expect(again.events == 0)
            let changed = await #expect(throws: LedgerError.self) {
                try await inspection.importJudgements(
                    Array(text.replacing(",no", with: ",yes").utf8), by: Self.lead, reason: "r")
            }
            #expect(changed?.problems.map(\.refusal) == [.caseWithdrawn])
        }
    }

    @Test("The answers of the examples come back as they stand")
    func examples() async throws {
        try await AnytownLedger.with { ledger in
            for id in [AnytownLedger.first, AnytownLedger.second] {
                let inspection = ledger.inspection(id)
                let sheet = try await inspection.exportJudgements()
                #expect(sheet.answers > 100)
                let state = try await inspection.state()
                let read = try AnswerSheet(
                    Array(sheet.csv.utf8), on: try #require(state.framework),
                    now: Timestamp(microseconds: .max))
                #expect(read.entries.count == sheet.answers)
                #expect(
                    read.entries.allSatisfy {
                        $0.content.recordedAnswer(on: state) == $0.content.answer
                    })
            }
        }
    }
}
