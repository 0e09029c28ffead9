import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Correcting facts at the terminal")
struct FactCorrectionTests {
    /// Runs `body` in a folder whose ledger has a finding, evidence, a context fact and a survey;
    /// the first of them is at the position that it gets.
    private func withFacts(_ body: (Terminal, Int) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let terminal = Terminal(folder: folder)
            try terminal.announced()
            let fact = ReportedFact(measure: "staff", value: .text("twenty"), unit: "posts")
            let ledger = try await Ledger.open(at: folder + "/case.ledger")
            let receipt = try await ledger.inspection("anytown-2026").record(
                .recordReportFacts(
                    RecordReportFacts(
                        findings: [
                            Finding(
                                id: "F1", target: .inspection, kind: .strength, label: "Leaders.",
                                evidence: ["file-1"])
                        ],
                        evidence: [Evidence(target: .inspection, kind: .document)],
                        context: [RecordReportFacts.ContextFact(fact)],
                        surveys: [RecordReportFacts.SurveyResult(fact, of: "staff")])),
                by: Agent("a-7", role: .leadInspector))
            await ledger.close()
            try await body(terminal, Int(receipt.positions.lowerBound.rawValue))
        }
    }

    private func facts(_ terminal: Terminal) async throws -> ReportFacts {
        let ledger = try await Ledger.open(at: terminal.folder + "/case.ledger")
        let facts = try await ledger.inspection("anytown-2026").state().facts
        await ledger.close()
        return facts
    }

    @Test("A finding gets another target, kind, evidence and questions, and keeps the rest")
    func finding() async throws {
        try await withFacts { terminal, first in
            try terminal.done(
                "correct-fact \(first) --target 2.1.3 --kind area-for-improvement "
                    + "--evidence file-2 --evidence file-3 --question 2.1.1 --reason 'Misfiled.'")
            let finding = try #require(try await facts(terminal).findings.first).value
            #expect(finding.target == .question("2.1.3"))
            #expect(finding.kind == .areaForImprovement)
            #expect(finding.evidence == ["file-2", "file-3"])
            #expect(finding.questions == ["2.1.1"])
            #expect(finding.label == "Leaders.")
        }
    }

    @Test("Evidence and a context fact get another target, and evidence another kind and key")
    func others() async throws {
        try await withFacts { terminal, first in
            try terminal.done(
                "correct-fact \(first + 1) --target 2 --kind interview --evidence file-9 "
                    + "--reason 'Misfiled.'")
            try terminal.done("correct-fact \(first + 2) --target 1.2 --reason 'Misfiled.'")
            let facts = try await facts(terminal)
            let evidence = try #require(facts.evidence.first).value
            #expect(evidence.target == .domain("2"))
            #expect(evidence.kind == .interview && evidence.reference == "file-9")
            #expect(facts.context.map(\.value.target) == [.standard("1.2")])
        }
    }

    @Test("An option that the fact does not have, and an unknown kind or target, are refused")
    func refused() async throws {
        try await withFacts { terminal, first in
            func refused(_ line: String, _ words: String, status: Int32 = 2) throws {
                let said = try terminal.refused(
                    "correct-fact \(line) --reason 'Misfiled.'", status: status)
                #expect(said.contains(words), "\(said)")
            }
            try refused("\(first) --kind interview", "Use strength, areaForImprovement.")
            try refused("\(first + 1) --kind strength", "Use document, ")
            try refused("\(first) --target 9.9.9", "standard or question 9.9.9", status: 4)
            try refused("\(first + 1) --question 2.1.1", "has no --question.")
            try refused("\(first + 2) --kind strength", "has no --kind.")
            try refused("\(first + 3) --target 2.1", "has no --target.")
            try refused(
                "\(first + 1) --evidence file-1 --evidence file-2", "Give --evidence once.",
                status: 64)
        }
    }
}
