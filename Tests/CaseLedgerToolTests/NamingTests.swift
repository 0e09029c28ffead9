import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Version, editions and names that are mistyped")
struct NamingTests {
    @Test("--version prints only the version")
    func version() async throws {
        try await withTemporaryFolder { folder in
            let run = try CommandRun(["--version"], in: folder)
            #expect(run.status == 0)
            #expect(run.output == CaseLedgerVersion.current + "\n")
            #expect(run.output.firstMatch(of: #/^\d+\.\d+\.\d+\n$/#) != nil)
            #expect(run.messages.isEmpty)
        }
    }

    @Test("CASE_LEDGER_INSPECTION names the inspection, and --inspection overrides it")
    func inspection() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.done("announce other-1 --service s-1")
            func run(_ line: String, _ inspection: String) throws -> CommandRun {
                try CommandRun(
                    line.split(separator: " ").map(String.init), in: terminal.folder, actor: "a-7",
                    environment: ["CASE_LEDGER_INSPECTION": inspection])
            }
            for id in ["anytown-2026", "other-1"] {
                #expect(try run("ratings --json", id).json["inspection"] as? String == id)
                #expect(try run("next --json", id).json["inspection"] as? String == id)
            }
            let named = try run("ratings --json --inspection other-1", "anytown-2026").json
            #expect(named["inspection"] as? String == "other-1")
            let recorded = try run("judge court-01 2.1.1=yes --json", "anytown-2026")
            #expect(recorded.status == 0, "\(recorded.messages)")
            let refused = try run("judge court-01 2.1.2=yes", "other-1")
            #expect(refused.status == 2)
            #expect(refused.messages.contains("court-01 is not in the sample"))
            let unknown = try run("ratings", "anytwon-2026")
            #expect(unknown.status == 4)
            #expect(unknown.messages.contains("Did you mean anytown-2026?"))
            // An empty variable counts as not set.
            #expect(try run("ratings", "").status == 2)
        }
    }

    @Test("An error for a mistyped inspection, service or command suggests the nearest")
    func suggestions() async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            for (line, status, said) in [
                ("ratings --inspection anytwon-2026", 4, "Did you mean anytown-2026?"),
                ("ratings --inspection ANYTOWN-2026", 4, "Did you mean anytown-2026?"),
                ("ratings --inspection elsewhere", 4, "Use one of anytown-2026."),
                ("log --inspection anytown-2025", 4, "Did you mean anytown-2026?"),
                ("judge c-1 2.1.1=yes --inspection anytown-206", 4, "Did you mean anytown-2026?"),
                ("inspections --service anytown-yjss", 4, "Did you mean anytown-yjs?"),
                ("inspections --service far-away", 4, "See case-ledger inspections"),
                (
                    "raitngs", 64,
                    "case-ledger has no command \"raitngs\". Did you mean case-ledger ratings?"
                ),
                (
                    "help raitngs", 64,
                    "case-ledger has no command \"raitngs\". Did you mean case-ledger ratings?"
                ),
                ("weather", 64, "See case-ledger --help for the commands."),
                (
                    "import judgement", 64,
                    "case-ledger import has no command \"judgement\". Did you mean case-ledger "
                        + "import judgements?"
                ),
                ("import weather", 64, "Use one of history, judgements, report."),
                ("frameworks lst", 64, "Did you mean case-ledger frameworks list?"),
            ] as [(String, Int32, String)] {
                let run = try terminal.run(line)
                #expect(run.status == status, "\(line): \(run.messages)")
                #expect(run.output.isEmpty, "\(line)")
                #expect(run.messages.contains(said), "\(line): \(run.messages)")
                let json = try terminal.run(line + " --json")
                #expect(json.status == status, "\(line): \(json.messages)")
                let error = try json.error
                #expect(error["code"] as? String == (status == 64 ? "usage" : "notFound"))
                let words = try #require(error["message"] as? String)
                let remedy = try #require(error["remedy"] as? String)
                #expect("\(words) \(remedy)".contains(said), "\(line)")
            }
        }
    }

    @Test("frameworks lists the editions, and shows a bundled one or one from a file")
    func frameworks() async throws {
        try await withTemporaryFolder { folder in
            for arguments in [["frameworks"], ["frameworks", "list"]] {
                let text = try CommandRun(arguments, in: folder)
                #expect(text.status == 0, "\(text.messages)")
                #expect(text.output.contains("hmip-youth-2021     Inspection of youth offending"))
                let json = try CommandRun(arguments + ["--json"], in: folder).json
                let list = try #require(json["frameworks"] as? [[String: Any]])
                #expect(
                    list.map { $0["edition"] as? String }
                        == Framework.bundled.map { $0.id.rawValue })
                #expect(
                    list.first?["contentHash"] as? String
                        == Framework.hmipYouth2021.contentHash.description)
            }
            let shown = try CommandRun(["frameworks", "show", "hmip-youth-2021"], in: folder)
            #expect(shown.status == 0, "\(shown.messages)")
            for text in [
                "Edition hmip-youth-2021", "Governance and leadership", "2.1.3", "2.1.1.a",
                "lead inspector",
            ] {
                #expect(shown.output.contains(text), "\(text)")
            }
            let json = try CommandRun(
                ["frameworks", "show", "hmip-youth-2021", "--json"], in: folder
            ).json
            let domains = try #require(json["domains"] as? [[String: Any]])
            #expect(domains.map { $0["id"] as? String } == ["1", "2", "3", "4"])
            let standards = domains.flatMap { $0["standards"] as? [[String: Any]] ?? [] }
            #expect(standards.count == 13)
            #expect(standards.filter { $0["core"] as? Bool == true }.count == 12)

            let text = try String(contentsOf: bundledEdition, encoding: .utf8)
                .replacing("\"id\": \"hmip-youth-2021\"", with: "\"id\": \"own-2026\"")
            try text.write(toFile: folder + "/own.json", atomically: true, encoding: .utf8)
            let own = try CommandRun(["frameworks", "show", "own.json", "--json"], in: folder).json
            #expect(own["edition"] as? String == "own-2026")
            #expect(own["contentHash"] as? String != json["contentHash"] as? String)

            let unknown = try CommandRun(["frameworks", "show", "none"], in: folder)
            #expect(unknown.status == 4)
            #expect(unknown.messages.contains("Use one of hmip-youth-2021"))
            try "{}".write(toFile: folder + "/broken.json", atomically: true, encoding: .utf8)
            let broken = try CommandRun(["frameworks", "show", "broken.json"], in: folder)
            #expect(broken.status == 2)
            #expect(!FileManager.default.fileExists(atPath: folder + "/case.ledger"))
        }
    }
}
