import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import InspectionSamples
import Testing

@Suite("Importing judgements")
struct JudgementImportTests {
    private static let lead = Agent("lead-1", role: .leadInspector)

    /// An inspection that was announced, with cases drawn for a domain.
    private func announce(
        _ ledger: Ledger, as id: StreamName = "anytown-2026", cases: [CaseKey] = []
    ) async throws -> LedgerInspection {
        let inspection = ledger.inspection(id)
        try await inspection.record(
            .announce("anytown", on: .hmipYouth2021), by: Self.lead,
            effectiveAt: .instant(Timestamp(microseconds: 0)))
        if !cases.isEmpty {
            try await inspection.record(
                .selectCases(cases.map { SelectCases.Selection(caseKey: $0, domain: "2") }),
                by: Self.lead, effectiveAt: .instant(Timestamp(microseconds: 0)))
        }
        return inspection
    }

    private func refused(
        _ inspection: LedgerInspection, _ text: String, reason: String? = nil,
        selecting: Bool = false
    ) async throws -> LedgerError {
        let head = try await inspection.position(of: .now)
        let error = await #expect(throws: LedgerError.self) {
            try await inspection.importJudgements(
                Array(text.utf8), by: Self.lead, reason: reason, selecting: selecting)
        }
        #expect(try await inspection.position(of: .now) == head)
        return try #require(error)
    }

    @Test("A sheet is recorded as one command, and its inspectors, times and evidence are kept")
    func recorded() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger)
            let sheet = """
                case,question,answer,inspector,time,evidence
                court-01,2.1.1,yes,a-7,1 March 2026,file-9
                court-01,2.1.2,no,,,
                court-01,oversight,n/a,a-7,2026-03-02,
                out-01,3.1.1.a,n/a,lead-1,,
                """
            let imported = try await inspection.importJudgements(
                Array(sheet.utf8), by: Self.lead, authority: "The lead inspector's instruction",
                selecting: true)
            #expect(imported.form == .long)
            #expect(imported.selected == ["court-01", "out-01"])
            #expect(imported.recorded == 4)
            #expect(imported.equal == 0)
            #expect(imported.corrections.isEmpty)
            #expect(imported.events == 6)
            let position = try #require(imported.position)
            #expect(try await inspection.position(of: .now) == position)

            let page = try await ledger.page(of: .stream(inspection.id))
            let records = page.records.suffix(6)
            #expect(Set(records.compactMap(\.command?.id)).count == 1)
            #expect(
                records.map(\.type) == [
                    CaseSelected.name, CaseSelected.name, JudgementRecorded.name,
                    JudgementRecorded.name, JudgementRecorded.name, OversightJudged.name,
                ])
            let judged = try #require(records.first { $0.type == JudgementRecorded.name })
            #expect(judged.effectiveAt.words == "2026-03-01")
            #expect(judged.actor == "lead-1")
            #expect(judged.tags.contains(try EventTag("inspector", "a-7")))
            guard case .judgementRecorded(let event) = try ledger.event(of: judged) else {
                Issue.record("no judgement")
                return
            }
            #expect(event.judgedBy == "a-7")
            #expect(event.evidence == "file-9")
            let state = try await inspection.state()
            #expect(state.answer(to: "2.1.1", in: "court-01")?.answer == .yes)
            #expect(state.answer(to: "3.1.1.a", in: "out-01")?.answer == .notApplicable)
            #expect(state.oversightJudgement(of: "court-01")?.overall == .notApplicable)
            let verification = try await ledger.verify()
            #expect(verification.passed, "\(verification)")
        }
    }

    @Test("The same sheet taken in again changes nothing")
    func again() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: ["court-01"])
            let sheet = Array("case,2.1.1,2.1.2,oversight\ncourt-01,yes,,no\n".utf8)
            let first = try await inspection.importJudgements(sheet, by: Self.lead)
            let second = try await inspection.importJudgements(sheet, by: Self.lead)
            #expect(first.recorded == 2)
            #expect(first.blank == 1)
            #expect(second.recorded == 0)
            #expect(second.equal == 2)
            #expect(second.events == 0)
            #expect(second.position == nil)
            #expect(try await inspection.position(of: .now) == first.position)
        }
    }

    @Test("A dry run checks the same and tells the same, and records nothing")
    func dryRun() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: ["court-01"])
            let before = Array("case,2.1.1,2.1.2\ncourt-01,yes,no\n".utf8)
            try await inspection.importJudgements(before, by: Self.lead)
            let head = try await inspection.position(of: .now)
            let edited = Array("case,2.1.1,2.1.2,2.1.3\ncourt-01,no,no,no\ncourt-02,no,,".utf8)
            let dry = try await inspection.importJudgements(
                edited, by: Self.lead, reason: "Seen again.", selecting: true, dryRun: true)
            #expect(dry.position == nil)
            #expect(dry.events == 4)
            #expect(try await inspection.position(of: .now) == head)
            let real = try await inspection.importJudgements(
                edited, by: Self.lead, reason: "Seen again.", selecting: true)
            #expect(real.position == Position(head.rawValue + 4))
            real.isRecorded(as: dry)
            let error = await #expect(throws: LedgerError.self) {
                try await inspection.importJudgements(
                    Array("case,2.1.1\ncourt-09,yes\n".utf8), by: Self.lead, dryRun: true)
            }
            #expect(error?.refusal == .caseNotSelected)
        }
    }

    @Test("An edited sheet needs a reason; each changed cell is told with what it was and is")
    func corrections() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: ["court-01", "court-02"])
            let sheet = "case,2.1.1,2.1.2,oversight\ncourt-01,yes,no,no\ncourt-02,yes,yes,yes\n"
            try await inspection.importJudgements(Array(sheet.utf8), by: Self.lead)
            let edited = "case,2.1.1,2.1.2,oversight\ncourt-01,no,no,yes\ncourt-02,yes,no,yes\n"
            for reason in [nil, "", "  "] {
                let error = try await refused(inspection, edited, reason: reason)
                #expect(error.code == .refused)
                #expect(error.refusal == .reasonMissing)
                #expect(
                    error.problems.map(\.place) == [
                        "Row 2, column B (2.1.1)", "Row 2, column D (oversight)",
                        "Row 3, column C (2.1.2)",
                    ])
                #expect(error.problems.first?.message.contains("was yes") == true)
                #expect(error.problems.first?.message.contains("says no") == true)
                #expect(error.message.contains("3 problems"))
            }
            let imported = try await inspection.importJudgements(
                Array(edited.utf8), by: Agent("m-2", role: .moderator), reason: "Moderated.",
                stage: .moderation)
            #expect(imported.recorded == 0)
            #expect(imported.equal == 3)
            #expect(imported.corrections.map(\.row) == [2, 2, 3])
            #expect(imported.corrections.map(\.subject.heading) == ["2.1.1", "oversight", "2.1.2"])
            #expect(imported.corrections.map(\.from) == [.yes, .no, .yes])
            #expect(imported.corrections.map(\.to) == [.no, .yes, .no])
            let trail = try await inspection.auditTrail(of: "2.1.1")
            #expect(trail.changes.last?.reason == "Moderated.")
            #expect(trail.changes.last?.actor == "m-2")
            let state = try await inspection.state()
            #expect(state.answer(to: "2.1.2", in: "court-02")?.answer == .no)
            #expect(state.oversightJudgement(of: "court-01")?.overall == .yes)
        }
    }

    @Test("Everything that the rules refuse is told at once, and nothing is recorded")
    func refusals() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: ["court-01", "court-02"])
            try await inspection.record(
                .withdrawCase(WithdrawCase(caseKey: "court-02", why: .outOfScope)), by: Self.lead)
            let error = try await refused(
                inspection,
                """
                case,2.1.1,2.1.1.a,3.1.1,oversight
                court-01,n/a,n/a,yes,no
                court-02,yes,no,,
                court-03,yes,no,,yes
                court-04,,,no,
                """)
            #expect(error.code == .refused)
            #expect(error.refusal == nil)
            #expect(
                error.problems.map(\.place) == [
                    "Row 2, column B (2.1.1)", "Row 2, column D (3.1.1)", "Row 3, column A (case)",
                    "Row 4, column A (case)", "Row 5, column A (case)",
                ])
            #expect(
                error.problems.map(\.refusal) == [
                    .notApplicableNotAllowed, .otherDomain, .caseWithdrawn, .caseNotSelected,
                    .caseNotSelected,
                ])
            let selecting = try await refused(
                inspection, "case,2.1.1,3.1.1,oversight\ncourt-07,yes,no,\ncourt-08,,,yes\n",
                selecting: true)
            #expect(selecting.problems.map(\.refusal) == [.otherDomain, .caseNotSelected])
        }
    }

    @Test("A case is not selected under another spelling of its key, nor for another domain")
    func slips() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: ["court-01"])
            let spelling = try await refused(
                inspection, "case,2.1.1\ncourt-02,yes\nCourt-01,yes\n", selecting: true)
            #expect(spelling.problems.map(\.place) == ["Row 3, column A (case)"])
            #expect(spelling.problems.first?.remedy.hasPrefix("Write court-01 if") == true)
            let domain = try await refused(
                inspection, "case,domain,2.1.1,oversight\ncourt-01,3,,yes\n", selecting: true)
            #expect(domain.problems.map(\.place) == ["Row 2, column A (case)"])
        }
    }

    @Test("No announcement, a published report, an unknown role: the sheet as a whole is refused")
    func refusedAsAWhole() async throws {
        try await withTemporaryLedger { ledger in
            let sheet = Array("case,2.1.1\ncourt-01,yes\n".utf8)
            let none = await #expect(throws: LedgerError.self) {
                try await ledger.inspection("nowhere").importJudgements(sheet, by: Self.lead)
            }
            #expect(none?.code == .notFound)
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let report = ledger.inspection("leicestershire-2021")
            let unchanged = try await report.importJudgements(sheet, by: Self.lead)
            #expect(unchanged.events == 0)
            let published = await #expect(throws: LedgerError.self) {
                try await report.importJudgements(
                    Array("case,2.1.1\ncourt-01,no\n".utf8), by: Self.lead, reason: "r")
            }
            #expect(published?.refusal == .alreadyPublished)
            let inspection = try await announce(ledger, cases: ["court-01"])
            let role = await #expect(throws: LedgerError.self) {
                try await inspection.importJudgements(sheet, by: Agent("a-7", role: "juggler"))
            }
            #expect(role?.refusal == .unknownRole)
            let unreadable = try await refused(inspection, "case,2.1.1\ncourt-01,perhaps\n,yes\n")
            #expect(unreadable.code == .invalidInput)
            #expect(unreadable.problems.count == 2)
        }
    }

    @Test("Concurrent recordings are taken into account, and nothing is lost")
    func atTheSameTime() async throws {
        try await withTemporaryLedger { ledger in
            let keys = (1...12).map { CaseKey(stringLiteral: "court-\($0)") }
            let inspection = try await announce(ledger, cases: keys)
            let rows = keys.map { "\($0),yes,no,yes" }.joined(separator: "\n")
            let sheet = Array("case,2.1.1,2.1.2,2.1.3\n\(rows)\n".utf8)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        try await inspection.importJudgements(sheet, by: Self.lead)
                    }
                }
                group.addTask {
                    for key in keys {
                        do {
                            try await inspection.record(
                                .judge("2.1.1", of: key, .yes), by: Self.lead)
                        } catch {
                            #expect((error as? LedgerError)?.refusal == .alreadyJudged)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let table = try await inspection.keyQuestions(standard: "2.1")
            for row in table.questions where row.question.kind == .keyQuestion {
                #expect(row.unanswered == 0)
            }
            let head = try await inspection.position(of: .now)
            // The announcement's events, a selection each, and every answer once.
            #expect(head.rawValue == 3 + 12 + 36)
        }
    }
}

extension JudgementImport {
    /// Expects this import to tell the same as its dry run, but for where it is recorded.
    fileprivate func isRecorded(as dry: JudgementImport) {
        #expect(inspection == dry.inspection && form == dry.form && events == dry.events)
        #expect(recorded == dry.recorded && equal == dry.equal && blank == dry.blank)
        #expect(corrections == dry.corrections && selected == dry.selected)
    }
}
