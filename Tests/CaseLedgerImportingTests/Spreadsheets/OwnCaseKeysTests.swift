import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("Keys of cases in sheets of people's own")
struct OwnCaseKeysTests {
    private static let lead = Agent("lead-1", role: .leadInspector)

    private func withInspection(
        of kind: InspectionKind = .inspection, on framework: Framework = .hmipYouth2021,
        _ body: (LedgerInspection) async throws -> Void
    ) async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce(
                    AnnounceInspection(
                        framework: framework, service: "anytown", serviceNames: ["anytown"],
                        kind: kind)),
                by: kind == .inspection ? Self.lead : Agent("lead-1", role: .serviceManager),
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            try await body(inspection)
        }
    }

    /// Imports a sheet with a row for each key, and returns the list that was kept.
    @discardableResult
    private func importing(
        _ keys: [String], _ own: OwnCaseKeys, into inspection: LedgerInspection,
        selecting: Bool = true, distinct: Bool = false, by actor: Agent = lead,
        dryRun: Bool = false
    ) async throws -> (imported: JudgementImport, kept: MadeCaseKeys?) {
        var reading = SheetReading()
        reading.keepsSimilarKeysApart = distinct
        let rows = keys.map { "\($0),yes\n" }.joined()
        var kept: MadeCaseKeys?
        let imported = try await inspection.importJudgements(
            Array("case,2.1.1\n\(rows)".utf8), by: actor, selecting: selecting, reading: reading,
            ownKeys: own, keeping: { kept = $0 }, dryRun: dryRun)
        return (imported, kept)
    }

    private func problems(_ body: () async throws -> Void) async -> [SheetProblem] {
        let error = await #expect(throws: LedgerError.self) { try await body() }
        return error?.problems ?? []
    }

    @Test("Made keys replace other keys, and the next import with the list knows the cases")
    func replaced() async throws {
        try await withInspection { inspection in
            let keys = ["Smith J", "leicester-4", "court-07", "12/A"]
            let first = try await importing(keys, .replaced(MadeCaseKeys()), into: inspection)
            #expect(first.imported.selected == ["case-0001", "case-0002", "court-07", "case-0003"])
            #expect(first.imported.madeKeys == 3)
            let list = try #require(first.kept)
            #expect(list.entries.map(\.own) == ["Smith J", "leicester-4", "12/A"])
            let again = try await importing(keys, .replaced(list), into: inspection)
            #expect(again.imported.events == 0)
            #expect(again.kept == nil)
            let more = try await importing(
                ["Jones", "Smith J"], .replaced(list), into: inspection)
            #expect(more.imported.selected == ["case-0004"])
            #expect(more.kept?.entries.count == 4)
            let export = try await inspection.exportJudgements(ownKeys: more.kept)
            #expect(export.cases.contains("case-0004"))
            #expect(export.csv.contains("\nSmith J,2,"))
            #expect(!export.csv.contains("case-0"))
        }
    }

    @Test("Without the list the import is refused, and the message says what to do")
    func refused() async throws {
        try await withInspection { inspection in
            let found = await problems {
                try await importing(["williams7", "court-01", "Smith"], .refused, into: inspection)
            }
            #expect(found.map(\.row) == [2, 4])
            for problem in found {
                #expect(problem.remedy.contains("--case-keys"))
                #expect(!problem.message.contains("illiams"))
            }
        }
    }

    @Test(
        "A date, and a number of another system, are refused also with a list",
        arguments: [
            "12.03.2009", "12 March 2009", "born 12/3/09", "943 476 5919", "9434765919",
            "03/123456Q", "2003-0123456X", "QQ 12 34 56 C", "CW-1234567", "Smith 12-03-09",
            "a.b@example.org",
        ])
    func identifying(key: String) async throws {
        try await withInspection { inspection in
            let found = await problems {
                try await importing([key], .replaced(MadeCaseKeys()), into: inspection)
            }
            #expect(found.count == 1)
            #expect(found.first?.message.contains(key) == false)
            #expect(found.first?.remedy.contains("Make a key up") == true)
        }
    }

    @Test("A refused sheet and a dry run keep nothing, and tell of rows instead of new keys")
    func nothingKept() async throws {
        try await withInspection { inspection in
            let list = MadeCaseKeys()
            var kept: MadeCaseKeys?
            let found = await problems {
                kept = try await importing(
                    ["Smith"], .replaced(list), into: inspection, selecting: false
                ).kept
            }
            #expect(found.map(\.message) == ["This case is not in the sample."])
            let dry = try await importing(
                ["Smith"], .replaced(list), into: inspection, dryRun: true)
            #expect(dry.imported.madeKeys == 1)
            #expect(dry.kept == nil)
            #expect(kept == nil)
        }
    }

    @Test("Own keys that are spelt alike stop the import; a made key avoids every other spelling")
    func spelling() async throws {
        try await withInspection { inspection in
            let list = MadeCaseKeys()
            let found = await problems {
                try await importing(
                    ["Leicester 7", "leicester-07"], .replaced(list), into: inspection)
            }
            #expect(found.map(\.row) == [3])
            #expect(found.first?.message.contains("that of row 2") == true)
            let both = try await importing(
                ["Leicester 7", "leicester-07", "case-1"], .replaced(list), into: inspection,
                distinct: true)
            #expect(both.imported.selected == ["case-0002", "case-0003", "case-1"])
            let third = await problems {
                try await importing(
                    ["LEICESTER_7"], .replaced(try #require(both.kept)), into: inspection)
            }
            #expect(third.first?.message.contains("file of case keys for case-0002") == true)
        }
    }

    @Test("A case that the sample has under its own key stays that case")
    func sampled() async throws {
        try await withInspection { inspection in
            try await importing(["c-1"], .refused, into: inspection)
            let again = try await importing(["c-1"], .replaced(MadeCaseKeys()), into: inspection)
            #expect(again.imported.events == 0)
        }
    }

    @Test("Own keys are kept only where the edition says so, and never dates and numbers")
    func kept() async throws {
        try await withInspection { inspection in
            let error = await #expect(throws: LedgerError.self) {
                try await importing(["leicester-4"], .kept, into: inspection)
            }
            #expect(error?.code == .refused)
            #expect(error?.remedy.contains("--case-keys") == true)
        }
        var text = String(decoding: Framework.hmipYouth2021.definition, as: UTF8.self)
        text.replace(
            "{\"kinds\": [\"localAudit\"",
            with: "{\"keepsCaseKeys\": true, \"kinds\": [\"localAudit\"")
        let edition = try Framework(definition: Array(text.utf8))
        let manager = Agent("lead-1", role: .serviceManager)
        try await withInspection(of: .localAudit, on: edition) { inspection in
            let imported = try await importing(
                ["leicester-4"], .kept, into: inspection, by: manager)
            #expect(imported.imported.selected == ["leicester-4"])
            let found = await problems {
                try await importing(["CW-1234567"], .kept, into: inspection, by: manager)
            }
            #expect(found.count == 1)
        }
        try await withInspection(on: edition) { inspection in
            await #expect(throws: LedgerError.self) {
                try await importing(["leicester-4"], .kept, into: inspection)
            }
        }
    }

    @Test("Made keys go on with another word after the last number")
    func nextWord() async throws {
        var content = "own key,made key\n"
        for number in 1...9_999 {
            content += "name\(number)x,case-\(String(10_000 + number).dropFirst())\n"
        }
        let list = try MadeCaseKeys(csv: Array(content.utf8))
        try await withInspection { inspection in
            let imported = try await importing(["Smith"], .replaced(list), into: inspection)
            #expect(imported.imported.selected == ["ca-0001"])
        }
    }
}
