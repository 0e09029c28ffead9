import Foundation
import Testing

/// The walk of the guide in Docs/COMMAND.md: its lines run as they are printed.
@Suite("A local audit by a team of five")
struct TeamOfFiveTests {
    /// What is refused just before a line of the guide that begins so, with what the refusal says.
    private static let refusals: [(before: String, line: String, says: String)] = [
        (
            "announce",
            "announce audit-2025 --service anytown-yjs --kind localAudit --by a-1 "
                + "--role 'local assessor'", "The service manager or importer may."
        ),
        (
            "name-team", "name-team a-1='local assessor' --by s-1",
            "Name somebody as service manager, who leads this inspection."
        ),
        ("import", "import judgements cases.csv --select --by a-1", "may: s-1."),
        ("attest --all --by a-1", "attest --all --by m-1", "may: a-1, a-2."),
        ("submit", "submit court-01 --by m-1", "may: a-1, a-2, s-1."),
        ("moderate court-01", "moderate court-01 --by a-1", "may: m-1, s-1."),
        (
            "moderate court-02", "moderate court-02 2.1.1=no --by m-1",
            "The option is --reason."
        ),
        (
            "withdraw", "withdraw court-05 --why transferred --reason 'Moved.' --by a-1",
            "The service manager may: s-1."
        ),
        ("approve POSITION --by m-1", "approve POSITION --by s-1", "s-1 asked for it"),
        (
            "approve POSITION --by m-1", "approve POSITION --by a-1",
            "a-1 judged case court-05"
        ),
        ("rate", "rate 1.1 good --by m-1", "may: a-1, a-2, s-1."),
        (
            "draft", "challenge C1 court-03/2.1.1 --kind factualInaccuracy --ground One --by b-1",
            "No draft was issued"
        ),
        ("challenge", "challenge C1 2.1 --kind other --ground One --by a-1", "may: s-1, b-1."),
        ("resolve", "resolve C1 rejected --reason One --by a-1", "may: s-1"),
        ("convene", "convene --chair s-1 --member b-1 --by a-1", "may: s-1."),
        (
            "override", overriding("--for s-1 --for a-2 --against m-1", by: "s-1"),
            "a-2 does not sit on the ratings panel."
        ),
        ("override", overriding("--for s-1 --for s-1", by: "s-1"), "s-1 votes twice on 2.2."),
        ("override", overriding("--for s-1 --against m-1", by: "s-1"), "do not carry"),
        ("override", overriding("--consensus", by: "a-1"), "may: s-1, b-1, m-1."),
        (
            "override", overriding("", by: "s-1"),
            "The option is --for, --against, --abstained and --absent, or --consensus."
        ),
        ("dissent", "dissent 2.2 --by m-1", "The option is --reason."),
        ("confirm", "confirm 2.1 --consensus --by a-1", "may: s-1, b-1, m-1."),
        ("recommend", "recommend R1 --to board --about Oversight --by m-1", "may: s-1, a-1, a-2."),
        ("publish", "publish --by b-1", "The service manager may: s-1."),
        (
            "publish", "publish --on 2025-04-01 --by s-1",
            "before the ratings panel met on 2025-04-02"
        ),
        ("approve POSITION --by b-1", "approve POSITION --by s-1", "The board chair may: b-1."),
        ("respond", "respond R1 accepted --by a-1", "may: s-1, b-1."),
        ("action-plan", "action-plan R1 --action A1=Train --by a-1", "may: s-1, b-1."),
        ("action R1", "action R1 A1 completed --by a-2", "may: s-1, b-1."),
        ("progress", "progress R1 achieved --by b-1", "may: s-1, a-1, a-2."),
        ("close", "close R1 achieved --by b-1", "may: s-1, a-1, a-2."),
    ]

    /// What `next` says just after a line of the guide that begins so.
    private static let next: [(after: String, says: [String])] = [
        ("name-team", ["Select cases for domain 2", "Rate 1.1 Governance and leadership"]),
        (
            "import",
            [
                "Attest 15 cases that others entered for a-1", "Submit the assessment of 30 cases",
                "case-ledger attest --all --by a-1",
            ]
        ),
        ("attest --all --by a-1", ["Attest 15 cases that others entered for a-2"]),
        ("submit", ["Moderate 30 cases", "case-ledger moderate court-01 --by s-1"]),
        ("moderate court-02", ["Moderate 28 cases"]),
        ("withdraw", ["Approve or decline the withdrawal of court-05: transferred"]),
        (
            "rate",
            [
                "Nothing is missing before publication.",
                "case-ledger convene --chair s-1 --member b-1 --member m-1 --by s-1",
                "Issue the draft of the report", "case-ledger help draft",
            ]
        ),
        (
            "challenge",
            [
                "Nothing is missing before publication; 1 challenge is open.",
                "Resolve challenge C1",
            ]
        ),
        ("resolve", ["Nothing is missing before publication.", "Convene the ratings panel"]),
        ("convene", ["Consider discretion on 2.2 Planning"]),
        ("confirm", ["Publish the report", "case-ledger publish --by s-1"]),
        (
            "publish",
            ["Nothing is missing before publication, which waits for an approval.", "--by b-1"]
        ),
        (
            "approve POSITION --by b-1",
            ["The report is published.", "Record what the addressee says to R1"]
        ),
        ("respond", ["Record the action plan for R1"]),
        ("action-plan", ["Record how far R1 is: 1 action open"]),
        ("action R1", ["Review the progress of R1"]),
        ("progress", ["case-ledger close R1 achieved --by s-1"]),
    ]

    private static func overriding(_ votes: String, by person: String) -> String {
        "override 2.2 good --ground notRepresentative --reason 'One.' \(votes) --by \(person)"
    }

    @Test("The guide leads from an empty folder to a closed recommendation, and bars who may not")
    func walk() async throws {
        let blocks = try DocumentedCommands.blocks(
            of: "Docs/COMMAND.md", below: "## A local audit by a team of five")
        try #require(blocks.count == 4)
        let beginnings = Self.refusals.map(\.before) + Self.next.map(\.after)
        let lines = blocks.flatMap(\.self).map { $0.dropFirst("case-ledger ".count) }
        for beginning in beginnings {
            #expect(lines.contains { $0.hasPrefix(beginning) }, "\(beginning)")
        }
        try await withTerminal { terminal in
            var terminal = terminal
            terminal.actor = nil
            for line in lines { try step(String(line), at: terminal) }
            try end(at: terminal)
        }
    }

    /// Runs a line of the guide, what is refused before it, and what is expected after it.
    private func step(_ line: String, at terminal: Terminal) throws {
        let position = line.contains("POSITION") ? try terminal.head().description : ""
        for refused in Self.refusals where line.hasPrefix(refused.before) {
            let line = refused.line.replacing("POSITION", with: position)
            let says = try terminal.refused(line).replacing("\n", with: " ")
            #expect(says.contains(refused.says), "\(line): \(says)")
        }
        if line.hasPrefix("override") { try convenedWithJudge(at: terminal) }
        try terminal.done(line.replacing("POSITION", with: position))
        try more(after: line, at: terminal)
        for next in Self.next where line.hasPrefix(next.after) {
            let output = try terminal.done("next --by s-1").output.replacing("\n  ", with: " ")
            for words in next.says { #expect(output.contains(words), "\(line): \(output)") }
        }
    }

    /// A person without a role of the panel does not sit on it; the panel of the guide stays.
    private func convenedWithJudge(at terminal: Terminal) throws {
        let refused = try terminal.refused("convene --chair s-1 --member a-2 --by s-1")
        #expect(refused.contains("a-2 has no role that decides on the panel"))
        #expect(refused.contains("b-1, m-1 and s-1"))
    }

    /// What the guide says in words beside a line.
    private func more(after line: String, at terminal: Terminal) throws {
        if line.hasPrefix("template") { return try fill(at: terminal) }
        if line.hasPrefix("submit") {
            let steps = try #require(
                try terminal.json("next --by a-1")["possible"] as? [[String: Any]])
            let submit = try #require(steps.first { $0["step"] as? String == "submit" })
            let command = try #require((submit["commands"] as? [String])?.first)
            try terminal.done(String(command.dropFirst("case-ledger ".count)))
        } else if line.hasPrefix("rate") {
            for rated in [
                "1.2 good", "1.3 requiresImprovement", "1.4 good", "3.4 good", "4.1 good",
            ] {
                try terminal.done("rate \(rated) --by a-2")
            }
        } else if line.hasPrefix("withdraw") {
            try checkCases(13, discretion: ["2.1", "2.2"], at: terminal)
        } else if line.hasPrefix("approve POSITION --by m-1") {
            try checkCases(12, discretion: ["2.2"], at: terminal)
            let head = try terminal.head()
            let again = try terminal.refused("approve \(head - 2) --by b-1")
            #expect(again.contains("No request for an approval waits at position \(head - 2):"))
        } else if line.hasPrefix("dissent") {
            let again = try terminal.refused(line)
            #expect(again.contains("m-1 already dissented from the panel decision on 2.2."))
        } else if line.hasPrefix("confirm") {
            try terminal.done("confirm 1.1 1.2 1.3 1.4 3.4 4.1 --consensus --by s-1")
        } else if line.hasPrefix("recommend") {
            try terminal.done(
                "recommend R2 --to 'service manager' --about Planning --held 2025-04-07 --by a-1")
            try terminal.done(
                "recommend R3 --to 'head of service' --about Reviewing --sub-point One "
                    + "--sub-point Two --held 2025-04-07 --by a-2")
        } else if line.hasPrefix("close") {
            try follow(at: terminal)
        }
    }

    /// The sheet of the guide: 13 court cases and 17 others, of two assessors.
    private func fill(at terminal: Terminal) throws {
        let sheet = URL(fileURLWithPath: terminal.folder).appendingPathComponent("cases.csv")
        let template = try String(contentsOf: sheet, encoding: .utf8)
        let headings = try #require(template.split(whereSeparator: \.isNewline).first)
            .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let rows = (0..<30).map { row in
            let domain = row < 13 ? "2" : "3"
            let number = row < 9 ? "0\(row + 1)" : "\(row + 1)"
            return headings.enumerated().map { column, heading in
                switch heading {
                case "case": (row < 13 ? "court-" : "ooc-") + number
                case "domain": domain
                case "inspector": row % 2 == 0 ? "a-1" : "a-2"
                case "time": "2025-02-10"
                case "oversight": row % 5 == 0 ? "n/a" : "yes"
                default:
                    !heading.hasPrefix("Q\(domain).") ? "" : (row + column) % 3 == 0 ? "no" : "yes"
                }
            }.joined(separator: ",")
        }
        try ([headings.joined(separator: ",")] + rows).joined(separator: "\n")
            .write(to: sheet, atomically: true, encoding: .utf8)
    }

    /// Checks the counted cases of domain 2, and for which of 2.1 and 2.2 discretion is possible.
    private func checkCases(_ count: Int, discretion: [String], at terminal: Terminal) throws {
        let output = try terminal.done("ratings --wide").output
        for line in output.split(separator: "\n") where line.hasPrefix("2.") {
            #expect(line.contains("/\(count))"), "\(line)")
        }
        let open = output.split(separator: "\n").filter { $0.contains("discretion possible") }
            .map { String($0.prefix(3)) }
        #expect(["2.1", "2.2"].filter(open.contains) == discretion)
    }

    /// The second recommendation is replaced by another one, and the third is closed in parts.
    private func follow(at terminal: Terminal) throws {
        let reason = try terminal.refused("respond R2 rejected --by s-1")
        #expect(reason.contains("The option is --reason."))
        try terminal.done("respond R2 partlyAccepted --reason 'Not in this budget.' --by s-1")
        try terminal.done(
            "action-plan R2 --action A1=Template --due A1=2025-09-30 --held 2025-06-16 --by s-1")
        try terminal.done("action R2 A1 abandoned --reason 'Bought one.' --by s-1")
        try terminal.done("progress R2 notAchieved --held 2026-04-13 --by a-2")
        try terminal.done("close R2 superseded --reason 'In the next audit.' --by s-1")
        try terminal.done("respond R3 accepted --by s-1")
        try terminal.done("action-plan R3 --action A1=One --sub-point A1=1 --by s-1")
        try terminal.done("action R3 A1 completed --by s-1")
        try terminal.done("progress R3 achieved --sub-point 1 --by a-1")
        let open = try terminal.refused("close R3 achieved --by a-1")
        #expect(open.contains("its open sub-points: 2"))
        try terminal.done("progress R3 achieved --sub-point 2 --by a-1")
        try terminal.done("close R3 achieved --by a-1")
    }

    /// The answers at the end of the year.
    private func end(at terminal: Terminal) throws {
        #expect(try terminal.done("next --by s-1").output.contains("Nothing is left to do."))
        let table = try terminal.json("recommendations")
        let rows = try #require(table["recommendations"] as? [[String: Any]])
        #expect(rows.map { $0["open"] as? Bool } == [false, false, false])

        let controls = try terminal.done("controls").output.replacing("\n  ", with: " ")
        for held in [
            "Judges attest what others entered: the judges attested what others entered",
            "Nobody approves their own act: nobody approved",
            "What needs an approval has one: 2 acts that need an approval have one",
        ] {
            #expect(controls.contains(held), "\(held): \(controls)")
        }
        #expect(controls.contains("s-1 leads this inspection and voted on"))
        #expect(controls.contains("which the edition permits in a local audit"))
        #expect(controls.contains("No case is withdrawn after answers: court-05 was withdrawn"))

        let audit = try terminal.done("audit overall").output.replacing("\n", with: " ")
        #expect(audit.contains("overall: Good, 21 of 36 points."))
        #expect(audit.contains("One key question stands alone."))

        let team = try terminal.json("team")["rows"] as? [[String: Any]]
        let judges = try #require(team).filter { ($0["judged"] as? Int ?? 0) > 0 }
        #expect(judges.map { $0["person"] as? String } == ["a-1", "a-2"])
        #expect(judges.map { $0["judged"] as? Int } == [15, 16])
        // Each reason is a bar of its own: a-2 judged, and declared an interest.
        for (judge, count) in zip(judges, [1, 2]) {
            let bars = try #require(judge["bars"] as? [[String: Any]])
            #expect(bars.map { $0["act"] as? String } == Array(repeating: "decide", count: count))
            #expect(bars.allSatisfy { $0["everyStandard"] as? Bool == true })
        }
        for line in ["team", "controls", "audit overall", "panel", "recommendations"] {
            let output = try CommandRun(
                line: "COLUMNS=80 case-ledger \(line)", in: terminal.folder
            ).output
            #expect(!output.isEmpty)
            #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(line)")
        }
        #expect(try terminal.done("verify").status == 0)
    }
}
