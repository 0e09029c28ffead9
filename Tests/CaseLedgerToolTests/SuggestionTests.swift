import CaseLedgerTesting
import Foundation
import Testing

@Suite("Suggested commands")
struct SuggestionTests {
    @Test("Each printed command works as it is printed, in every state of a whole inspection")
    func wholeInspection() async throws {
        try await withTemporaryFolder { folder in
            let walk = Walk(folder)
            for line in try walk.terminal.done("init").suggestions {
                #expect(try CommandRun(line: line, in: folder).status == 0, "\(line)")
            }
            try walk.record("announce anytown-2026 --service anytown-yjs --name 'Anytown YJS'")
            try walk.record("plan-sample --domain 2 --target 3")
            try walk.record("select c-1 c-2 --domain 2")
            try walk.record("rate 3.4 good")
            for standard in ["3.1", "3.2", "3.3"] {
                try walk.record("not-rated \(standard) --why noCases")
            }
            try walk.record("judge c-1 2.1.1=yes 2.1.2=no 2.1.3=yes")
            for (key, from) in [("c-1", 2), ("c-2", 1)] {
                let answers = (from...4).flatMap { number in
                    (1...3).map { "2.\(number).\($0)=\(key == "c-1" ? "yes" : "no")" }
                }
                try walk.record("judge \(key) \(answers.joined(separator: " "))")
            }
            for standard in ["1.1", "1.2", "1.3", "1.4", "4.1"] {
                try walk.record("rate \(standard) good")
            }
            try walk.record("judge-oversight c-1 no")
            try walk.record("convene --chair p-1")
            try walk.record("override 2.2 good --ground other --reason r")
            try walk.record("correct c-1 2.2.1=no --reason r")
            try walk.record("withdraw c-1 --why transferred")
            try walk.record("withdraw c-2 --why duplicate")
            try walk.record("reverse 2.2 --reason r")
            try walk.record("not-rated 2.1 --why noCases")
            for standard in ["2.2", "2.3", "2.4"] {
                try walk.record("not-rated \(standard) --why noCases")
            }
            try walk.record("confirm 1.1 1.2 1.3 1.4 3.4 4.1")
            try walk.record("publish")
            try walk.record("recommend R1 --to board --about Training --sub-point Now")
            try walk.record("recommend R2 --to board --about Staff")
            try walk.record("respond R1 accepted")
            try walk.record("respond R2 rejected --reason r")
            try walk.record("action-plan R1 --action A1=Train --action A2=Tell")
            try walk.record("action R1 A1 completed")
            try walk.record("action R1 A2 completed")
            try walk.record("progress R1 achieved --sub-point 1")
            try walk.record("close R1 achieved")
            try walk.record("close R2 notAchieved --reason r")
            #expect(
                walk.kinds == [
                    "selectCases", "judge", "proposeRating", "leaveUnrated", "convenePanel",
                    "reverseDecision", "decideAgain", "considerDiscretion", "confirm",
                    "judgeOversight", "publish", "makeRecommendations", "respond",
                    "receiveActionPlan", "updateActions", "reviewProgress", "close",
                ])
            #expect(try walk.terminal.done("next").output.contains("Nothing is left to do."))
            let last = try walk.terminal.done("correct-report 1.1 inadequate --reason 'A slip.'")
            #expect(last.messages.hasPrefix("Next: "), "\(last.messages)")
            #expect(last.suggestions == ["case-ledger audit overall"])
            #expect(try walk.terminal.run("audit overall").status == 0)
        }
    }

    @Test("What a command prints as a remedy or as the next thing to read works as it is printed")
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

    @Test("next lists a step in words, with every command that records it, and all members in JSON")
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
                        "planned", "recommendation", "required", "selected", "standard",
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

    @Test("Without an actor next says that its lines need one, and --by puts one into every line")
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

    @Test("With several inspections a suggestion says which, and gives again what was given")
    func context() async throws {
        try await withTerminal { terminal in
            let named = Terminal(folder: terminal.folder, actor: nil)
            let given = "--ledger 'my cases.ledger' --by 'A 7'"
            try named.done("init --ledger 'my cases.ledger'")
            let one = try named.done("announce one-1 --service s-1 \(given)")
            #expect(
                one.messages.hasPrefix(
                    """
                    Next: Select cases for domain 2, Court disposals
                      case-ledger help select
                      case-ledger not-rated 2 --why noCases \(Self.context())
                      case-ledger not-rated 2 --why outOfScope \(Self.context())

                    """), "\(one.messages)")
            let two = try named.done("announce two-2 --service s-1 \(given)")
            let lines = two.suggestions
            #expect(
                lines == [
                    "case-ledger help select",
                    "case-ledger not-rated 2 --why noCases --inspection two-2 \(Self.context())",
                    "case-ledger not-rated 2 --why outOfScope --inspection two-2 \(Self.context())",
                ])
            let vague = try named.run("select c-1 --domain 2 \(given)")
            #expect(vague.status == 2)
            #expect(vague.messages.contains("The ledger has 2 inspections: one-1, two-2."))
            let run = try CommandRun(line: try #require(lines.last), in: terminal.folder)
            #expect(run.status == 0, "\(run.messages)")
            let next = try named.done("next --inspection one-1 --ledger 'my cases.ledger'").output
            #expect(next.contains("--inspection one-1 --ledger 'my cases.ledger'"))
        }
    }

    /// The options that every suggestion of the test above gives again.
    private static func context() -> String { "--by 'A 7' --ledger 'my cases.ledger'" }
}

/// An inspection that is recorded line by line; after each line, what is suggested is tried.
private final class Walk {
    let terminal: Terminal
    /// The kinds of steps that were suggested.
    private(set) var kinds: Set<String> = []
    private var helped: Set<String> = []
    private var copies = 0

    init(_ folder: String) { terminal = Terminal(folder: folder, actor: nil) }

    /// Records a line of one's own, then tries every suggestion in a copy of the ledger.
    func record(_ line: String) throws {
        let run = try terminal.done(line + " --by a-7")
        var lines = run.suggestions
        #expect(!lines.isEmpty, "\(line): \(run.messages)")
        lines += try terminal.done("next --by a-7").suggestions
        let next = try terminal.json("next --by a-7")
        for list in ["required", "possible"] {
            for step in try #require(next[list] as? [[String: Any]]) {
                kinds.insert(try #require(step["step"] as? String))
                let commands = try #require(step["commands"] as? [String])
                // The first of a kind is printed; of the others one line stands for all.
                lines += lines.contains(commands[0]) ? [] : commands.suffix(1)
            }
        }
        let head = try terminal.head()
        for suggested in Set(lines) { try check(suggested, after: line, head: head) }
    }

    private func check(_ line: String, after last: String, head: Int) throws {
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
        #expect(!run.output.isEmpty, "\(line)")
        let isReading = isHelp || line.hasPrefix("case-ledger audit ")
        let recorded = try Terminal(folder: copy).head() > head
        #expect(recorded != isReading, "after \(last): \(line)")
    }
}

extension CommandRun {
    /// The command lines that it printed, in the text and in the messages.
    fileprivate var suggestions: [String] {
        (output + messages).split(separator: "\n").filter { $0.hasPrefix("  case-ledger ") }
            .map { String($0.dropFirst(2)) }
    }
}
