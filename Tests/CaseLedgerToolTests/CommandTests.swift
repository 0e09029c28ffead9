import CaseLedgerTesting
import Foundation
import Testing

@Suite("The command")
struct CommandTests {
    @Test("The demonstration prints the report's result, and what it was before the panel")
    func demo() async throws {
        try await withTemporaryFolder { folder in
            let run = try CommandRun(["demo"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            #expect(run.output.contains("Overall: Requires improvement, 11 of 36 points."))
            #expect(run.output.contains("Overall: Requires improvement, 9 of 36 points."))
            #expect(run.output.contains("panel; rule: Inadequate"))
            #expect(run.output.contains("Inadequate -> Requires improvement"))
            #expect(run.output.contains("Rated separately, without points"))
            #expect(!run.output.contains("\u{1b}"))
            #expect(
                run.messages == """

                    The ledger is case.ledger. Commands to try:
                      case-ledger key-questions --standard 2.1
                      case-ledger explain 1.2
                      case-ledger anomalies
                      case-ledger log --limit 10
                      case-ledger verify

                    """)
            let again = try CommandRun(["demo", "--json"], in: folder)
            #expect(again.status == 0)
            let published = try #require(try again.json["published"] as? [String: Any])
            #expect(published["total"] as? Int == 11)
            #expect(try CommandRun(["verify"], in: folder).status == 0)
        }
    }

    @Test("ratings --json has every field, and null where there is nothing")
    func ratings() async throws {
        try await withTemporaryFolder { folder in
            let imported = try CommandRun(["import", "report", leicestershire.path], in: folder)
            #expect(imported.status == 0)
            #expect(imported.messages.contains("Next:"))
            let json = try CommandRun(["ratings", "--json"], in: folder).json
            #expect(json["inspection"] as? String == "leicestershire-2021")
            #expect(json["edition"] as? String == "hmip-youth-2021")
            #expect((json["asOf"] as? [String: Any])?["position"] as? Int == 2_644)
            #expect(json["state"] as? String == "complete")
            #expect(json["total"] as? Int == 11)
            #expect(json["maximum"] as? Int == 36)
            #expect(json["overall"] as? String == "requiresImprovement")
            #expect(json["overallBeforeLimiting"] as? String == "requiresImprovement")
            #expect(json["limitedBy"] is NSNull)
            let standards = try #require(json["standards"] as? [[String: Any]])
            #expect(standards.map { $0["id"] as? String }.count == 12)
            let standard = try #require(standards.first { $0["id"] as? String == "2.1" })
            #expect(standard["ruleRating"] as? String == "inadequate")
            #expect(standard["rating"] as? String == "requiresImprovement")
            #expect(standard["decidedBy"] as? String == "panel")
            #expect(standard["points"] as? Int == 1)
            #expect(standard["origin"] as? String == "reconstructed")
            let questions = try #require(standard["keyQuestions"] as? [[String: Any]])
            #expect(questions.map { $0["yes"] as? Int } == [10, 7, 6])
            #expect(questions.map { $0["percent"] as? Int } == [77, 54, 46])
            #expect(questions.map { $0["assessed"] as? Int } == [13, 13, 13])
            #expect(questions.last?["band"] as? String == "inadequate")
            let separate = try #require(json["separate"] as? [[String: Any]])
            #expect(separate.map { $0["id"] as? String } == ["4.1"])
            #expect(separate.first?["points"] is NSNull)
            let early = try CommandRun(["ratings", "--json", "--as-of", "@announced"], in: folder)
                .json
            #expect(early["overall"] is NSNull)
            #expect(early["state"] as? String == "notKnown")
            #expect(early["total"] is NSNull)
        }
    }

    @Test("key-questions --json has a row for every question asked of cases")
    func keyQuestions() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let json = try CommandRun(["key-questions", "--json"], in: folder).json
            let rows = try #require(json["questions"] as? [[String: Any]])
            #expect(rows.count == 116)
            let keyQuestion = try #require(rows.first { $0["id"] as? String == "2.1.3" })
            #expect(keyQuestion["kind"] as? String == "keyQuestion")
            #expect(keyQuestion["casesUp"] as? Int == 1)
            #expect(keyQuestion["casesDown"] is NSNull)
            let prompt = try #require(rows.first { $0["id"] as? String == "3.3.1.d" })
            #expect(prompt["kind"] as? String == "prompt")
            #expect(prompt["band"] is NSNull)
            #expect(prompt["casesUp"] is NSNull)
            #expect(prompt["casesDown"] is NSNull)
            #expect(prompt["percent"] as? Int == 65)
            #expect(prompt["roundingSensitive"] as? Bool == true)
        }
    }

    @Test("joint on reconstructed answers is not known, and has bounds")
    func joint() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let run = try CommandRun(["joint", "2.1.1", "2.1.3", "--json"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            let json = try run.json
            #expect(json["domain"] as? String == "2")
            #expect(json["questions"] as? [String] == ["2.1.1", "2.1.3"])
            #expect(json["cases"] as? Int == 13)
            #expect(json["count"] is NSNull)
            #expect(json["jointUnknown"] as? Bool == true)
            // 10 and 6 of 13 cases: at least 3 are in both.
            #expect(json["lowest"] as? Int == 3)
            #expect(json["highest"] as? Int == 6)
            #expect(json["origin"] as? String == "reconstructed")
            let text = try CommandRun(["joint", "2.1.1", "2.1.3"], in: folder)
            #expect(text.status == 0)
            #expect(text.output.contains("Between 3 and 6 of 13 cases of domain 2 are sufficient"))
            #expect(text.output.contains("Which case got which answer is not known"))
            for (arguments, status) in [
                (["joint", "2.1.1", "3.1.1"], 2), (["joint", "9.9.9"], 2), (["joint"], 64),
                (["joint", "--domain", "9"], 4),
            ] as [([String], Int32)] {
                let refused = try CommandRun(arguments, in: folder)
                #expect(refused.status == status, "\(arguments): \(refused.messages)")
                #expect(refused.output.isEmpty)
            }
        }
        try await withTerminal { terminal in
            try terminal.announced(cases: 2)
            try terminal.judge("2.1", "yes no yes", "yes yes yes")
            let known = try terminal.json("joint 2.1.1 2.1.2")
            #expect(known["count"] as? Int == 1)
            #expect(known["jointUnknown"] as? Bool == false)
            #expect(known["lowest"] as? Int == 1 && known["highest"] as? Int == 1)
        }
    }

    @Test("audit 2.1 --json tells who changed it, oldest first")
    func audit() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let json = try CommandRun(["audit", "2.1", "--json"], in: folder).json
            let changes = try #require(json["changes"] as? [[String: Any]])
            let types = changes.map { change in
                Set((change["causes"] as? [[String: Any]] ?? []).map { $0["event"] as? String })
            }
            #expect(types == [["judgement-recorded"], ["panel-decision-recorded"]])
            let panel = try #require(changes.last)
            #expect(panel["cell"] as? String == "2.1")
            #expect(panel["decidedAsOf"] as? Int == 2_635)
            #expect(panel["saw"] is NSNull)
            let causes = try #require(panel["causes"] as? [[String: Any]])
            #expect(
                causes.map { $0["sentence"] as? String } == [
                    "the ratings panel rated 2.1 Assessment Requires improvement; by rule "
                        + "Inadequate; ground: not representative"
                ])
            #expect(panel["causeCount"] as? Int == 1)
            let before = try #require(panel["from"] as? [String: Any])
            let after = try #require(panel["to"] as? [String: Any])
            #expect(before["rating"] as? String == "inadequate")
            #expect(after["rating"] as? String == "requiresImprovement")
            #expect(after["decidedBy"] as? String == "panel")
            #expect(panel["approvedBy"] is NSNull)
            #expect(panel["actor"] as? String == "report-importer")
            #expect(panel["role"] as? String == "importer")
            #expect((panel["authority"] as? String)?.contains("HM Inspectorate") == true)
            #expect(panel["reason"] is String)
            #expect(panel["recordedAt"] is String)
            #expect(changes.first?["reason"] is NSNull)
            let all = try CommandRun(["audit", "2.1", "--json", "--provisional"], in: folder).json
            // The printed figures are one step, so there are no running figures between them.
            #expect((all["changes"] as? [Any])?.count == changes.count)
        }
    }

    @Test(
        "Every refusal has its exit status, and says what to do next",
        arguments: [
            (["ratings", "--ledger", "nowhere"], 4), (["ratings", "--as-of", "soon"], 2),
            (["ratings", "--as-of", "@99999"], 4), (["ratings", "--inspection", "none"], 4),
            (["audit", "9.9"], 4), (["show", "99999"], 4), (["show", "x"], 64), (["nonsense"], 64),
            (["log", "--limit", "0"], 64), (["init"], 2), (["import", "report", "none.json"], 4),
            (["import", "report", "-"], 64), (["ratings", "--as-of", "2021-12-02"], 4),
            (["log", "--inspection", "none"], 4), (["log", "--as-of", "2021-12-02"], 4),
            (["log", "--as-of", "@0"], 4), (["log", "--as-of", "@99999"], 4),
            (["log", "--as-of", "@0", "--tag", "standard:2.1"], 4),
            (["log", "--as-of", "@2", "--inspection", "none"], 4),
            (["ratings", "--as-of", "2021-12-02T25:00:00Z"], 2),
            (["log", "--as-of", "2021-02-30T09:00:00Z"], 2),
        ] as [([String], Int32)])
    func statuses(arguments: [String], status: Int32) async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let plain = try CommandRun(arguments, in: folder)
            #expect(plain.status == status)
            #expect(plain.output.isEmpty)
            #expect(!plain.messages.isEmpty)
            let json = try CommandRun(arguments + ["--json"], in: folder)
            #expect(json.status == status)
            let error = try json.error
            #expect(
                error.keys.sorted()
                    == ["code", "conflict", "message", "problems", "remedy", "rule"])
            let code = try #require(error["code"] as? String)
            #expect(Self.codes[status]?.contains(code) == true, "\(code)")
            #expect((error["message"] as? String)?.isEmpty == false)
            #expect((error["remedy"] as? String)?.isEmpty == false)
            #expect(error["rule"] is NSNull)
            #expect(error["conflict"] is NSNull)
            #expect((error["problems"] as? [Any])?.isEmpty == true)
        }
    }

    /// The codes of errors that end the command with a status.
    private static let codes: [Int32: [String]] = [
        2: ["invalidInput", "alreadyExists"], 4: ["notFound", "beyondHead"], 64: ["usage"],
    ]

    @Test("Refused input has status 2, records nothing, and makes no ledger")
    func refusedInput() async throws {
        try await withTemporaryFolder { folder in
            let text = String(decoding: try Data(contentsOf: leicestershire), as: UTF8.self)
            let wrong = text.replacing("\"totalScore\": 11", with: "\"totalScore\": 12")
            #expect(wrong != text)
            let run = try CommandRun(
                ["import", "report", "-", "--id", "x"], in: folder, input: Array(wrong.utf8))
            #expect(run.status == 2)
            #expect(run.messages.contains("result.totalScore"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/case.ledger"))
            _ = try CommandRun(["demo"], in: folder)
            let before = try CommandRun(["log", "--json"], in: folder).output
            #expect(
                try CommandRun(
                    ["import", "report", "-", "--id", "x"], in: folder, input: Array(wrong.utf8)
                ).status == 2)
            #expect(try CommandRun(["log", "--json"], in: folder).output == before)
        }
    }

    @Test("CASE_LEDGER names the ledger, and several inspections must be told apart")
    func environment() async throws {
        try await withTemporaryFolder { folder in
            let ledger = folder + "/other.ledger"
            for name in ["one", "two"] {
                let run = try CommandRun(
                    ["import", "report", leicestershire.path, "--id", name], in: folder,
                    ledger: ledger)
                #expect(run.status == 0)
            }
            let vague = try CommandRun(["ratings"], in: folder, ledger: ledger)
            #expect(vague.status == 2)
            #expect(vague.output.isEmpty)
            #expect(vague.messages.contains("one, two"))
            #expect(vague.messages.contains("--inspection"))
            let error = try CommandRun(["ratings", "--json"], in: folder, ledger: ledger).error
            #expect(error["code"] as? String == "invalidInput")
            let named = try CommandRun(
                ["ratings", "--inspection", "two"], in: folder, ledger: ledger)
            #expect(named.status == 0)
            #expect(try CommandRun(["demo"], in: folder, ledger: ledger).status == 2)
        }
    }

    @Test("show has the record whole, log lists in both directions")
    func showAndLog() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let shown = try CommandRun(["show", "2636", "--json"], in: folder).json
            #expect(shown["event"] as? String == "panel-decision-recorded")
            #expect((shown["payload"] as? [String: Any])?["standard"] as? String == "2.1")
            #expect((shown["command"] as? [String: Any])?["role"] as? String == "importer")
            let log = try CommandRun(
                ["log", "--json", "--reverse", "--limit", "3", "--tag", "standard:2.1"], in: folder
            ).json
            let events = try #require(log["events"] as? [[String: Any]])
            #expect(events.count == 3)
            #expect(events.first?["position"] as? Int == 2_636)
        }
    }
}
