import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import InspectionSamples
import Testing

/// Answers that one person brings in for the judges are answers of the inspection.
@Suite("Answers that were entered for their judges")
struct EnteredAnswersTests {
    private func withSheet(_ body: (InspectionHistory) async throws -> Void) async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce("anytown", on: .hmipYouth2021), by: Agent("l-1", role: .leadInspector),
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            let keyQuestions =
                "2.1.1,2.1.2,2.1.3,2.2.1,2.2.2,2.2.3,2.3.1,2.3.2,2.3.3,2.4.1,2.4.2,2.4.3"
            func row(_ key: String, _ answer: String, _ oversight: String) -> String {
                "\(key),b-9,2021-03-02,"
                    + Array(repeating: answer, count: 12).joined(separator: ",") + ",\(oversight)\n"
            }
            let sheet =
                "case,inspector,time,\(keyQuestions),oversight\n" + row("court-07", "yes", "yes")
                + row("court-08", "no", "no") + row("court-09", "yes", "no")
            try await inspection.importJudgements(
                Array(sheet.utf8), by: Agent("o-3", role: .importer), selecting: true)
            try await body(try await inspection.history())
        }
    }

    @Test("They are late where they were recorded long after they held")
    func late() async throws {
        try await withSheet { history in
            let late = history.lateFacts()
            #expect(late.published == 0)
            #expect(late.facts.count == 39)
            #expect(late.facts.allSatisfy { $0.entry.cause.origin == .entered })
        }
    }

    @Test("Which case got which answer is known: the counts over several questions are counted")
    func counted() async throws {
        try await withSheet { history in
            let joint = try JointSufficiency(of: ["2.1.1", "2.1.2"], in: history.state)
            #expect(joint.result == .counted(2))
            let oversight = ManagementOversight(of: history.state)
            #expect(
                oversight.againstAllKeyQuestions
                    == .counted(with: Proportion(1, of: 1), without: Proportion(1, of: 2)))
        }
    }

    @Test("An explanation names the judge")
    func explained() async throws {
        try await withSheet { history in
            func words(_ tree: Explanation) -> [String] {
                [tree.words] + tree.children.flatMap(words)
            }
            let all = words(history.explanation(of: .question("2.1.1")))
            #expect(all.contains { $0.contains("judged by b-9") })
        }
    }
}
