import CaseLedgerTesting
import Foundation
import Testing

@Suite("Suggested commands")
struct SuggestionTests {
    @Test("Every suggested command runs as printed, in every state of an inspection")
    func wholeInspection() async throws {
        try await withTemporaryFolder { folder in
            let walk = Walk(folder)
            try Self.editionWithMoreNotApplicable.write(
                toFile: folder + "/own.json", atomically: true, encoding: .utf8)
            for line in try walk.terminal.done("init").suggestions {
                #expect(try CommandRun(line: line, in: folder).status == 0, "\(line)")
            }
            for line in Self.wholeInspection { try walk.record(line) }
            #expect(
                walk.kinds == [
                    "selectCases", "judge", "proposeRating", "leaveUnrated", "convenePanel",
                    "nameTeam", "approve", "submit",
                    "reverseDecision", "decideAgain", "considerDiscretion", "confirm",
                    "judgeOversight", "publish", "makeRecommendations", "respond",
                    "receiveActionPlan", "updateActions", "reviewProgress", "close", "issueDraft",
                ])
            #expect(
                try walk.terminal.done("next --by a-7").output.contains("Nothing is left to do."))
            let last = try walk.terminal.done(
                "correct-report 1.1 inadequate --reason 'A slip.' --by a-7")
            #expect(last.messages.hasPrefix("Next: "), "\(last.messages)")
            #expect(
                last.suggestions == [
                    "case-ledger approve \(try walk.terminal.head()) --by x-1"
                ])
            #expect(try walk.terminal.run("audit overall").status == 0)
        }
    }

    @Test("A panel is suggested without a person who may vote on no standard")
    func panelWithoutJudges() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1, guarded: true)
            try terminal.done(
                "name-team a-7='lead inspector' i-1='inspector,panel member' c-1='panel chair' "
                    + "p-1='panel member'")
            for standard in ["1.1", "1.2", "1.3", "1.4", "3.4", "4.1"] {
                try terminal.done("rate \(standard) good")
            }
            for standard in ["3.1", "3.2", "3.3"] {
                try terminal.done("not-rated \(standard) --why noCases")
            }
            for standard in ["2.1", "2.2", "2.3", "2.4"] {
                let answers = (1...3).map { "\(standard).\($0)=yes" }.joined(separator: " ")
                try terminal.done("judge court-01 \(answers) --by i-1")
            }
            let next = try terminal.done("next").output
            #expect(next.contains("convene --chair c-1 --member p-1 --by c-1\n"), "\(next)")
        }
    }

    @Test("The note on the actor stands only where a command line names nobody")
    func actorNote() async throws {
        try await withTerminal { terminal in
            var nobody = terminal
            nobody.actor = nil
            try terminal.announced()
            #expect(try nobody.done("next").output.contains("The command lines need an actor"))
            #expect(try !nobody.done("next --by a-7").output.contains("need an actor"))
        }
        try await withTerminal { terminal in
            var nobody = terminal
            nobody.actor = nil
            try terminal.announced(guarded: true)
            try terminal.done("name-team a-7='lead inspector'")
            let next = try nobody.done("next").output
            #expect(next.contains("rate 1.1 good --by a-7"))
            #expect(!next.contains("need an actor"))
        }
    }

    /// The bundled edition, but for question 2.4.3, which need not apply to a case.
    private static var editionWithMoreNotApplicable: String {
        get throws {
            let text = try String(contentsOf: bundledEdition, encoding: .utf8)
            let own = text.replacing(
                #/("id": "2\.4\.3",.*"denominator": )"allCases"(, "prompts")/#
            ) { "\($0.1)\"relevantCases\", \"allowsNotApplicable\": true\($0.2)" }
            try #require(own != text)
            return own
        }
    }

    /// An inspection from its announcement to the last recommendation, with every kind of step.
    private static let wholeInspection =
        [
            "announce anytown-2026 --service anytown-yjs --framework own.json",
            "plan-sample --domain 2 --target 3", "select c-1 c-2 --domain 2", "rate 3.4 good",
            "not-rated 3.1 --why noCases", "not-rated 3.2 --why noCases",
            "not-rated 3.3 --why noCases", "judge c-1 2.1.1=yes 2.1.2=no 2.1.3=yes",
            "judge c-1 2.2.1=yes 2.2.2=yes 2.2.3=yes 2.3.1=yes 2.3.2=yes 2.3.3=yes",
            "judge c-1 2.4.1=yes 2.4.2=yes 2.4.3=yes",
            "judge c-2 2.1.1=no 2.1.2=no 2.1.3=no 2.2.1=no 2.2.2=no 2.2.3=no",
            "judge c-2 2.3.1=no 2.3.2=no 2.3.3=no 2.4.1=no 2.4.2=no 2.4.3=n/a",
        ]
        + ["1.1", "1.2", "1.3", "1.4", "4.1"].map { "rate \($0) good" }
        + [
            "judge-oversight c-1 no",
            "name-team 'a-7=lead inspector,inspector' 'p-1=panel chair' 'p-2=panel member' "
                + "'x-1=chief inspector' 's-1=service manager' m-2=moderator",
            "convene --chair p-1 --member p-2",
            "override 2.2 good --ground other --reason r --consensus --by p-1",
            "override 2.4 good --ground other --reason r --consensus --by p-1",
            // The decision on 2.2 is stale then, and no case decides 2.4 any more.
            "correct c-1 2.2.1=no --reason r", "correct c-1 2.4.3=n/a --reason r",
            "reverse 2.4 --reason r --consensus --by p-1", "not-rated 2.4 --why noCases",
            "withdraw c-1 --why transferred --reason r", "approve LAST --by m-2",
            "withdraw c-2 --why duplicate --reason r", "approve LAST --by m-2",
            "reverse 2.2 --reason r --consensus --by p-1", "not-rated 2.1 --why noCases",
            "not-rated 2.2 --why noCases", "not-rated 2.3 --why noCases",
            "confirm 1.1 1.2 1.3 1.4 3.4 4.1 --consensus --by p-1", "publish",
            "approve LAST --by x-1",
            "recommend R1 --to board --about Training --sub-point Now",
            "recommend R2 --to board --about Staff", "respond R1 accepted --by s-1",
            "respond R2 rejected --reason r --by s-1",
            "action-plan R1 --action A1=Train --action A2=Tell --by s-1",
            "action R1 A1 completed --by s-1", "action R1 A2 completed --by s-1",
            "progress R1 achieved --sub-point 1", "close R1 achieved",
            "close R2 notAchieved --reason r",
        ]

    @Test("Commands that demo, template and import suggest run as printed")
    func otherCommands() async throws {
        try await withTemporaryFolder { folder in
            let demo = try CommandRun(["demo"], in: folder)
            let template = try CommandRun(
                ["template", "--framework", "hmip-youth-2021"], in: folder)
            let imported = try CommandRun(
                ["import", "report", leicestershire.path, "--ledger", "other.ledger"], in: folder)
            for run in [demo, template, imported] {
                let lines = run.suggestions
                #expect(!lines.isEmpty, "\(run.messages)")
                for line in lines {
                    let again = try CommandRun(line: line, in: folder)
                    #expect(again.status == 0, "\(line): \(again.messages)")
                }
            }
        }
    }

    @Test("A step of next has words, commands and, in JSON, every member")
    func steps() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.judge("2.1", "yes no yes")
            let next = try terminal.json("next")
            let required = try #require(next["required"] as? [[String: Any]])
            let possible = try #require(next["possible"] as? [[String: Any]])
            let steps = required + possible
            for step in steps {
                #expect(
                    step.keys.sorted() == [
                        "actions", "case", "cases", "commands", "domain", "due", "eligibility",
                        "planned", "position", "recommendation", "required", "selected", "standard",
                        "standards", "step", "subPoints", "unanswered", "words",
                    ])
                #expect((step["words"] as? String)?.isEmpty == false)
                #expect((step["commands"] as? [String])?.isEmpty == false)
            }
            #expect(required.allSatisfy { $0["required"] as? Bool == true })
            #expect(possible.allSatisfy { $0["required"] as? Bool == false })
            let judge = try #require(required.first { $0["step"] as? String == "judge" })
            #expect(judge["case"] as? String == "court-01")
            #expect((judge["unanswered"] as? [String])?.first == "2.2.1")
            #expect(judge["standard"] is NSNull)
            #expect(judge["due"] is NSNull)
            let rate = try #require(
                required.first {
                    $0["step"] as? String == "proposeRating" && $0["standard"] as? String == "1.1"
                })
            #expect(
                rate["commands"] as? [String]
                    == ["inadequate", "requiresImprovement", "good", "outstanding"].map {
                        "case-ledger rate 1.1 \($0)"
                    })
            let text = try terminal.done("next").output
            for step in steps {
                let words = try #require(step["words"] as? String)
                #expect(text.contains("\n- \(words)\n"), "\(words)")
            }
        }
    }

    @Test("Without an actor next prints a note, and --by puts the actor into every line")
    func actor() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            let nobody = Terminal(folder: terminal.folder, actor: nil)
            let without = try nobody.done("next").output
            #expect(without.contains("case-ledger next --by KEY"))
            #expect(!without.contains(" --by a"))
            let line = "case-ledger judge court-01 2.1.1=yes"
            #expect(without.split(separator: "\n").contains("  \(line)"))
            #expect(try CommandRun(line: line, in: nobody.folder).status == 64)
            for output in [
                try terminal.done("next").output, try nobody.done("next --by b-9").output,
            ] {
                #expect(!output.contains("--by KEY"), "\(output)")
            }
            let by = try nobody.done("next --by b-9")
            #expect(!by.suggestions.isEmpty)
            for line in by.suggestions where !line.hasPrefix("case-ledger help") {
                #expect(line.hasSuffix(" --by b-9"), "\(line)")
            }
            #expect(try nobody.refused("next --by ' '").contains("Invalid"))
        }
    }

    @Test("With several inspections a suggestion names its own, and repeats --by and --ledger")
    func context() async throws {
        try await withTerminal { terminal in
            let named = Terminal(folder: terminal.folder, actor: nil)
            let given = "--ledger 'my cases.ledger' --by a-7"
            try named.done("init --ledger 'my cases.ledger'")
            let one = try named.done("announce one-1 --service s-1 \(given)")
            #expect(
                one.messages.hasPrefix(
                    """
                    Next: Select cases for domain 2, Court disposals
                      case-ledger help select
                      case-ledger help not-rated
                    8 steps are missing before publication. To see them:
                      case-ledger next \(Self.context())

                    """), "\(one.messages)")
            let two = try named.done("announce two-2 --service s-1 \(given)")
            let lines = two.suggestions
            #expect(
                lines == [
                    "case-ledger help select",
                    "case-ledger help not-rated",
                    "case-ledger next --inspection two-2 \(Self.context())",
                ])
            let vague = try named.run("select c-1 --domain 2 \(given)")
            #expect(vague.status == 2)
            #expect(vague.messages.contains("The ledger has 2 inspections: one-1, two-2."))
            let run = try CommandRun(line: try #require(lines.last), in: terminal.folder)
            #expect(run.status == 0, "\(run.messages)")
            let next = try named.done("next --inspection one-1 --ledger 'my cases.ledger'").output
            #expect(next.contains("--inspection one-1 --by a-7 --ledger 'my cases.ledger'"))
        }
    }

    /// The options that every suggestion of the test above repeats.
    private static func context() -> String { "--by a-7 --ledger 'my cases.ledger'" }
}

/// Records an inspection line by line, and tries every suggestion after each line.
private final class Walk {
    let terminal: Terminal
    /// The kinds of steps that were suggested.
    private(set) var kinds: Set<String> = []
    private var helped: Set<String> = []
    private var copies = 0

    init(_ folder: String) { terminal = Terminal(folder: folder, actor: nil) }

    /// Records a line, then tries every suggestion in a copy of the ledger.
    func record(_ line: String) throws {
        let by = line.contains(" --by ") ? "" : " --by a-7"
        let last = try terminal.json("log --reverse --limit 1")["events"] as? [[String: Any]]
        let position = last?.first?["position"] as? Int ?? 0
        let line = line.replacing("LAST", with: String(position))
        let run = try terminal.done(line + by)
        var lines = run.suggestions
        #expect(!lines.isEmpty, "\(line): \(run.messages)")
        lines += try terminal.done("next --by a-7").suggestions
        let next = try terminal.json("next --by a-7")
        for list in ["required", "possible"] {
            for step in try #require(next[list] as? [[String: Any]]) {
                kinds.insert(try #require(step["step"] as? String))
                let commands = try #require(step["commands"] as? [String])
                // The text has the commands of the first step of a kind. Of each other step, one
                // command is tried.
                lines += lines.contains(commands[0]) ? [] : commands.suffix(1)
            }
        }
        for suggested in Set(lines) { try check(suggested, after: line) }
    }

    private func check(_ line: String, after last: String) throws {
        let isHelp = line.hasPrefix("case-ledger help ")
        if isHelp, !helped.insert(line).inserted { return }
        copies += 1
        let copy = terminal.folder + "/copy-\(copies)"
        try FileManager.default.createDirectory(
            atPath: copy, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try FileManager.default.copyItem(
            atPath: terminal.folder + "/case.ledger", toPath: copy + "/case.ledger")
        let run = try CommandRun(line: line, in: copy)
        #expect(run.status == 0, "after \(last): \(line): \(run.messages)")
        let isReading =
            isHelp || line.hasPrefix("case-ledger audit ")
            || line.hasPrefix("case-ledger next")
        #expect(!run.output.isEmpty || run.status != 0, "after \(last): \(line)")
        #expect(
            run.output.hasPrefix("Recorded ") != isReading || run.status != 0,
            "after \(last): \(line)")
    }
}

extension CommandRun {
    /// The command lines that it printed, in the text and in the messages.
    var suggestions: [String] {
        (output + messages).split(separator: "\n").filter { $0.hasPrefix("  case-ledger ") }
            .map { String($0.dropFirst(2)) }
    }
}
