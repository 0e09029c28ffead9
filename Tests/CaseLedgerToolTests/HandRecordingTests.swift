import Foundation
import Testing

@Suite("An inspection recorded by hand")
struct HandRecordingTests {
    @Test("A small inspection is done wholly at a terminal, from the announcement to the audit")
    func wholeInspection() async throws {
        try await withTerminal { terminal in
            #expect(
                try terminal.done("init").messages.hasPrefix(
                    "Next: announce an inspection, or import a report.\n"
                        + "  case-ledger help announce\n"))
            try terminal.writeOpenEdition()
            let announced = try terminal.done(
                "announce anytown-2026 --service anytown-yjs --name 'Anytown YJS' "
                    + "--framework open.json --fieldwork-from 2026-03 --authority 'Programme of 2026'"
            )
            #expect(announced.output.contains("Recorded 3 events at positions 1 to 3."))
            #expect(
                announced.messages == """
                    Next: Select cases for domain 2, Court disposals
                      case-ledger help select
                      case-ledger help not-rated
                    8 steps are missing before publication. To see them:
                      case-ledger next

                    """)
            try terminal.done("plan-sample --domain 2 --target 2 --population 9")
            let selected = try terminal.done("select court-01 court-02 court-03 --domain 2")
            #expect(selected.output.contains("Domain 2, Court disposals: 3 cases of 2 planned."))
            #expect(
                selected.messages.hasPrefix(
                    """
                    Next: Judge court-01: 12 key questions open
                      case-ledger judge court-01 2.1.1=yes
                      case-ledger judge court-01 2.1.1=no

                    """))
            let withdrawn = try terminal.done("withdraw court-03 --why transferred")
            #expect(
                withdrawn.output == """
                    Recorded 1 event at position 8.

                    Position  What happened
                           8  a-7 withdrew court-03: transferred

                    - Domain 2, Court disposals: 2 cases of 2 planned.

                    """)

            let first = try terminal.done("judge court-01 2.1.1=yes 2.1.2=NO 2.1.3=Y 2.1.1.a=n/a")
            #expect(!first.output.contains("judgement-recorded"))
            #expect(
                first.output.contains(
                    "judged 2.1.2 (Assessment: safety and wellbeing) not sufficient for court-01"))
            #expect(first.output.contains("3 of 12 key questions answered, and 1 prompt."))
            #expect(first.output.contains("2.1 Assessment: 3 of 6 answers"))
            #expect(first.output.contains("not answered -> provisional: Inadequate"))
            #expect(
                first.messages.hasPrefix(
                    "Next: Judge court-01: 9 key questions open\n"
                        + "  case-ledger judge court-01 2.2.1=yes\n"))
            let settled = try terminal.done("judge court-02 2.1.1=yes 2.1.2=no 2.1.3=sufficient")
            #expect(settled.output.contains("2.1 Assessment: 6 of 6 answers"))
            #expect(settled.output.contains("provisional: Inadequate -> Inadequate (rule)"))
            #expect(settled.output.contains("a panel may use discretion: one judgement would"))
            let corrected = try terminal.done(
                "correct court-02 2.1.2=yes --stage moderation --by m-2 "
                    + "--reason 'As read in moderation.'")
            #expect(corrected.output.contains("from not sufficient to sufficient, at moderation"))
            #expect(corrected.output.contains("Inadequate -> Requires improvement (rule)"))
            try terminal.judge("2.2", "yes no yes", "yes no yes")
            try terminal.judge("2.3", "yes yes yes", "yes yes yes")
            try terminal.judge("2.4", "no no no", "no no no")
            let oversight = try terminal.done("judge-oversight court-01 no")
            #expect(oversight.output.contains("Management oversight: 1 of 2 cases judged."))

            let unrated = try terminal.done("not-rated 3 --why noCases")
            #expect(unrated.output.contains("3.1 Assessment: not answered -> not rated"))
            #expect(unrated.output.contains("Total: 4 of 36 -> 4 of 24 so far"))
            try terminal.done("not-rated 4.1 --why noCases")
            for (standard, rating) in [("1.1", "'requires improvement'"), ("1.2", "good")] {
                try terminal.done("rate \(standard) \(rating)")
            }
            let third = try terminal.done("rate 1.3 Good --characteristic Reach --evidence doc-1")
            #expect(third.output.contains("1.3 Partnerships and services: not answered -> Good"))
            #expect(
                third.messages.hasPrefix(
                    """
                    Next: Rate 1.4 Information and facilities
                      case-ledger rate 1.4 inadequate
                      case-ledger rate 1.4 requiresImprovement
                      case-ledger rate 1.4 good
                      case-ledger rate 1.4 outstanding

                    """))
            let last = try terminal.done("rate 1.4 inadequate")
            #expect(last.output.contains("Total: 9 of 24 -> 9 of 24, Requires improvement"))
            #expect(
                last.messages
                    == "Next: Convene the ratings panel\n  case-ledger help convene\n"
                    + "  case-ledger help declare-interest\n")

            let convened = try terminal.done("convene --chair p-1 --member p-2 --quorum 2")
            #expect(
                convened.messages == """
                    Next: Consider discretion on 2.1 Assessment: the lowest key question is near \
                    a boundary, one judgement would change the rating, the sample is small
                      case-ledger confirm 2.1 --consensus --by p-1
                      case-ledger help override

                    """)
            let override = try terminal.done(
                "override 2.2 requiresImprovement --ground notRepresentative "
                    + "--reason 'One key question stands alone.' --for p-1 --for p-2 --by p-1")
            #expect(
                override.output.contains(
                    "rated 2.2 Planning Requires improvement; by rule Inadequate"))
            #expect(
                override.output.contains(
                    "ground: not representative; needs a second approval, because it goes out of Inadequate; 2 votes for (p-1, p-2);"
                ))
            let decided = try terminal.head()
            #expect(
                override.output.contains(
                    "2.2 Planning: Inadequate -> Requires improvement (panel; rule: Inadequate)"))
            #expect(
                override.output.contains(
                    "Total: 9 of 24, Requires improvement -> 10 of 24, Requires improvement"))
            let confirmed = try terminal.done(
                "confirm 2.1 2.3 2.4 1.1 1.2 1.3 1.4 --consensus --by p-1")
            #expect(confirmed.output.contains("2.3 Implementation and delivery: Outstanding stays"))
            #expect(
                confirmed.messages.hasPrefix(
                    "Next: Approve the panel's decision on 2.2 Planning, a second person, or "
                        + "let the panel reverse it\n  case-ledger help approve\n"))
            #expect(
                try terminal.refused("publish --total 10").contains("waits for a second person"))
            let approved = try terminal.done("approve \(decided) --by x-1")
            #expect(
                approved.messages.hasPrefix("Next: Judge the management oversight of 1 case\n"),
                "\(approved.messages)")
            try terminal.done("judge-oversight court-02 yes --aspect planning/desistance=no")
            let asked = try terminal.done(
                "publish --total 10 --overall 'Requires improvement'")
            #expect(asked.output.contains("a-7 asked for the approval of the publication"))
            let request = try terminal.head()
            #expect(
                try terminal.refused("approve \(request)")
                    .contains("a-7 asked for it, and so may not approve the publication"))
            let published = try terminal.done("approve \(request) --by x-1")
            #expect(
                published.output.contains(
                    "a-7 published the report: Requires improvement overall, 10 of 24 points, "
                        + "approved by x-1"))
            #expect(
                published.messages == "Next: Make recommendations\n  case-ledger help recommend\n")

            let ratings = try terminal.json("ratings")
            #expect(ratings["total"] as? Int == 10)
            #expect(ratings["overall"] as? String == "requiresImprovement")
            #expect(try terminal.json("ratings --as-of @fieldwork")["total"] as? Int == 9)
            let audit = try #require(try terminal.json("audit 2.2")["changes"] as? [[String: Any]])
            #expect(
                audit.map { ($0["to"] as? [String: Any])?["rating"] as? String } == [
                    "inadequate", "requiresImprovement", "requiresImprovement",
                ])
            #expect(audit[1]["role"] as? String == "panel chair")
            #expect(audit[1]["reason"] as? String == "One key question stands alone.")
            #expect(audit[2]["decision"] as? String == "approved")
            let answers = try #require(
                try terminal.json("audit 2.1.2")["changes"] as? [[String: Any]])
            #expect(
                answers.filter { ($0["cell"] as? String)?.contains("/") == true }
                    .map { $0["role"] as? String } == ["inspector", "inspector", "moderator"])
            #expect(try terminal.run("verify").status == 0)
        }
    }

    @Test(
        "Somebody with open cases is not told what answers do to ratings, until they are submitted")
    func blind() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1, guarded: true)
            for standard in ["2.1", "2.2", "2.3", "2.4"] {
                let judged = try terminal.done(
                    "judge court-01 \(standard).1=yes \(standard).2=no \(standard).3=yes")
                #expect(judged.output.contains("key questions answered"))
                #expect(judged.output.contains("withheld until all of your cases are submitted"))
                #expect(!judged.output.contains("Inadequate"), "\(judged.output)")
            }
            let json = try terminal.json("judge court-01 2.1.1.a=yes")
            #expect(json["blind"] as? Bool == true)
            #expect(json["changes"] is NSNull)
            // Another person, who has judged nothing, is told.
            let other = try terminal.done("rate 1.1 good --by b-9")
            #expect(other.output.contains("1.1 Governance and leadership: not answered -> Good"))
            try terminal.done("submit court-01 --interviewed")
            let later = try terminal.done("rate 1.2 good")
            #expect(later.output.contains("1.2 Staff: not answered -> Good"))
            #expect(
                try terminal.refused("judge court-01 2.1.2.a=yes").contains("was submitted at"))
            try terminal.done("reopen court-01 --reason 'A second file.'")
            try terminal.done("judge court-01 2.1.2.a=yes")
            try terminal.done("submit court-01")
            let moderated = try terminal.done("moderate court-01 --by m-2")
            #expect(moderated.output.contains("m-2 moderated court-01: agreed"))
        }
    }

    @Test("All answered cases are submitted with one command; the next steps print its short form")
    func submitAll() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 8, guarded: true)
            func answers(_ key: String) -> String {
                "judge \(key) "
                    + ["2.1", "2.2", "2.3", "2.4"].map { "\($0).1=yes \($0).2=yes \($0).3=yes" }
                    .joined(separator: " ")
            }
            for number in 1...5 { try terminal.done(answers("court-0\(number)")) }
            let five = try terminal.done("next").output.replacing("\n", with: " ")
            #expect(five.contains("court-05") && !five.contains("submit --all"))
            for number in 6...7 { try terminal.done(answers("court-0\(number)")) }
            try terminal.done("judge court-08 2.1.1=yes")
            #expect(try terminal.done("next").output.contains("case-ledger submit --all"))
            #expect(
                try terminal.refused("submit", status: 64).contains(
                    "Name the cases, or give --all."))
            try terminal.refused("submit court-01 --all", status: 64)
            let before = try terminal.head()
            try terminal.done("submit --all")
            #expect(try terminal.head() == before + 7)
            #expect(try terminal.refused("submit --all").contains("No case can be submitted"))
        }
    }

    @Test("A panel's decision says what it amounts to")
    func panel() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 2)
            try terminal.judge("2.1", "yes no yes", "yes yes yes")
            try terminal.judge("2.2", "no no no", "no no no")
            #expect(
                try terminal.refused("override 2.1 good --ground other --reason r")
                    .contains("Convene the panel first."))
            try terminal.done("convene --chair p-1")
            #expect(try terminal.refused("override 2.1 good --reason r").contains("needs a ground"))
            #expect(
                try terminal.refused("override 2.1 good --ground other --reason ''")
                    .contains("needs a reason"))
            #expect(try terminal.refused("confirm 2.1 2.3").contains("no rating to confirm"))
            let same = try terminal.done("override 2.1 requiresimprovement --ground other")
            #expect(same.output.contains("this is a confirmation. No discretion was used"))
            let up = try terminal.done("override 2.2 good --ground other --reason r")
            #expect(up.output.contains("; needs a second approval, because "))
            let down = try terminal.done("override 2.1 inadequate --ground other --reason r")
            #expect(down.output.contains("; needs a second approval, because "))
            let one = try terminal.done("override 2.1 good --ground other --reason r")
            #expect(!one.output.contains("second approval"))
            let back = try terminal.done("reverse 2.1 --reason 'The panel met again.'")
            #expect(back.output.contains("2.1 Assessment: Good -> Requires improvement (rule)"))
            #expect(try terminal.refused("reverse 2.1 --reason r").contains("no panel decision"))
            let stale = try terminal.done("correct court-01 2.2.1=yes --reason r")
            #expect(stale.output.contains("Good stays (panel; rule: Inadequate, stale)"))
            let json = try terminal.json("confirm 2.2")
            let changes = try #require(json["changes"] as? [String: Any])
            let standards = try #require(changes["standards"] as? [[String: Any]])
            #expect(standards.map { $0["id"] as? String } == ["2.2"])
            #expect((standards.first?["from"] as? [String: Any])?["rating"] as? String == "good")
            let to = try #require(standards.first?["to"] as? [String: Any])
            #expect(to["rating"] as? String == "inadequate")
            #expect(to["panelOutcome"] as? String == "confirmed")
            #expect(to["stale"] as? Bool == false)
            let overall = try #require(changes["overall"] as? [String: Any])
            #expect((overall["from"] as? [String: Any])?["total"] as? Int == 3)
            #expect((overall["to"] as? [String: Any])?["total"] as? Int == 1)
        }
    }

    @Test("A decision based on an old view is a conflict, which lists what came in between")
    func basedOn() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.judge("2.1", "yes no yes")
            try terminal.done("convene --chair p-1")
            let seen = try terminal.head()
            try terminal.done("judge court-01 2.1.1.a=yes")
            try terminal.done("override 2.1 good --ground other --reason r --based-on \(seen)")
            try terminal.done("correct court-01 2.1.2=yes --reason r")
            for line in [
                "override 2.1 good --ground other --reason r --based-on @\(seen)",
                "confirm 2.1 --based-on \(seen)", "publish --based-on \(seen)",
            ] {
                let said = try terminal.refused(line, status: 5)
                #expect(said.contains("\n- position \(seen + 2): panel-decision-recorded by a-7\n"))
                #expect(said.contains("\n- position \(seen + 3): judgement-corrected by a-7\n"))
                #expect(!said.contains("position \(seen + 1)"), "a prompt changes no rating")
            }
            let run = try terminal.run("confirm 2.1 --based-on \(seen) --json")
            let error = try run.error
            #expect(error["code"] as? String == "conflict")
            #expect(error["rule"] is NSNull)
            let conflict = try #require(error["conflict"] as? [String: Any])
            #expect(conflict.keys.sorted() == ["basedOn", "count", "events"])
            #expect((conflict["basedOn"] as? [String: Any])?["position"] as? Int == seen)
            #expect(conflict["count"] as? Int == 2)
            let events = try #require(conflict["events"] as? [[String: Any]])
            #expect(events.map { $0["position"] as? Int } == [seen + 2, seen + 3])
            try terminal.refused("confirm 2.1 --based-on 99999", status: 4)
            try terminal.refused("confirm 2.1 --based-on soon", status: 64)
        }
    }

    @Test("A command with an id of its own is recorded once, however often it is sent")
    func repeated() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            var number = 0
            func twice(_ line: String) throws {
                number += 1
                let digits = String(number, radix: 16)
                let id = String(repeating: "0", count: 32 - digits.count) + digits
                let once = try terminal.json("\(line) --command-id \(id)")
                #expect(once["repeated"] as? Bool == false)
                #expect(once["commandId"] as? String == id)
                let head = try terminal.head()
                let again = try terminal.json("\(line) --command-id \(id)")
                #expect(again["repeated"] as? Bool == true, "\(line)")
                #expect(try terminal.head() == head)
                #expect(
                    again["positions"] as? [String: Int] == once["positions"] as? [String: Int])
                #expect(
                    (again["changes"] as? NSDictionary) == (once["changes"] as? NSDictionary))
                let said = try terminal.done("\(line) --command-id \(id)").output
                #expect(said.hasPrefix("Recorded before, at position"))
            }
            try twice("judge court-01 2.1.1=yes 2.1.2=no 2.1.3=yes")
            try twice("correct court-01 2.1.2=yes --reason r")
            try twice("judge-oversight court-01 no")
            try twice("judge-oversight court-01 yes --reason r")
            try twice("convene --chair p-1")
            try twice("confirm 2.1")
            try twice("reverse 2.1 --reason r")
            try twice("rate 1.1 good --held 2026-03-02 --backdated paper")
            try twice("announce other-1 --service s-1")
            let id = String(repeating: "0", count: 31) + "1"
            #expect(
                try terminal.refused(
                    "judge court-01 2.2.1=yes --inspection anytown-2026 --command-id \(id)"
                ).contains("with other content"))
            let error = try terminal.run(
                "judge court-01 2.2.1=yes --inspection anytown-2026 --command-id \(id) --json"
            ).error
            #expect(error["code"] as? String == "commandReused")
            #expect(error["rule"] is NSNull)
            try terminal.refused("judge court-01 2.2.1=yes --command-id 12", status: 64)
        }
    }

    @Test("What the rules or the reader refuse has its status, and nothing is recorded")
    func refusals() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 2)
            try terminal.judge("2.1", "yes no yes")
            let before = try terminal.head()
            for (line, status, said) in Self.refused {
                let run = try terminal.run(line)
                #expect(run.status == status, "\(line): \(run.messages)")
                #expect(run.output.isEmpty, "\(line)")
                #expect(run.messages.contains(said), "\(line): \(run.messages)")
            }
            #expect(try terminal.head() == before)
            let nobody = Terminal(folder: terminal.folder, actor: nil)
            #expect(
                try nobody.refused("judge court-02 2.1.1=yes", status: 64).contains("--by KEY"))
            #expect(try nobody.run("judge court-02 2.1.1=yes --by a-9").status == 0)
            let error = try terminal.run("judge court-01 2.1.1=yes --json").error
            #expect(error["code"] as? String == "refused")
            #expect(error["rule"] as? String == "alreadyJudged")
            #expect(
                error.keys.sorted()
                    == ["code", "conflict", "message", "problems", "remedy", "rule"])
            #expect(error["conflict"] is NSNull)
            #expect((error["problems"] as? [Any])?.isEmpty == true)
        }
    }

    private static let refused: [(String, Int32, String)] = [
        ("announce anytown-2026 --service anytown-yjs", 2, "was announced at position"),
        ("announce other-1 --service 'any town'", 2, "Invalid service id"),
        ("announce other-1 --service s-1 --framework none", 4, "no edition"),
        ("announce other-1 --service s-1 --kind visit", 64, "reinspection"),
        ("announce other-1 --service s-1 --announced-on 2026-02-30", 64, "2026-02-30"),
        ("plan-sample --domain 2 --target 0", 2, "is not a valid sample size"),
        ("select court-01 --domain 2", 2, "was already selected"),
        ("select court-03 court-03 --domain 2", 2, "was already selected"),
        ("select court-03 'John Smith' --domain 2", 2, "Invalid case key"),
        ("select court-03 --domain 9", 2, "has no domain 9"),
        ("select court-03 --domain 1", 2, "No cases are drawn"),
        ("select CASE --domain 2", 2, "at least one digit"),
        ("withdraw court-09 --why transferred", 2, "not in the sample"),
        ("withdraw court-01 --why 'the family moved'", 64, "transferred"),
        ("judge court-01 2.1.1=no", 2, "was judged at position"),
        ("judge court-02 2.1.1=yes 2.1.2=maybe", 2, "answer to question 2.1.2 is not valid"),
        ("judge court-02 2.1.1=yes name=no", 2, "not a valid question number"),
        ("judge court-02 2.1.1=yes 9.9.9=no", 2, "has no question 9.9.9"),
        ("judge court-02 2.1.1=yes 2.1.1=no", 2, "occurs twice"),
        ("judge court-02 2.1.1=yes 3.1.1=no", 2, "drawn for domain 2"),
        ("judge court-02 2.1.1=n/a", 2, "applies to every case"),
        ("judge court-02 2.1.1", 2, "form QUESTION=ANSWER"),
        ("judge court-02 =yes", 2, "form QUESTION=ANSWER"),
        ("judge court-02", 64, "question=answer"),
        ("judge court-02 2.1.1=yes --held tomorrow", 2, "not a valid time"),
        ("judge court-02 2.1.1=yes --held 2999-01-01", 2, "in the future"),
        ("judge court-02 2.1.1=yes --role vicar", 2, "no role vicar"),
        ("judge court-02 2.1.1=yes --evidence 'he said so'", 2, "Invalid evidence reference"),
        ("judge court-02 2.1.1=yes --inspection none", 4, "no inspection none"),
        ("correct court-02 2.1.1=no --reason r", 2, "was never judged"),
        ("correct court-01 2.1.1=no", 2, "needs a reason"),
        ("correct court-01 2.1.1=yes --reason r", 2, "already has the answer yes"),
        ("correct court-01 2.1.1=no --reason r --supersedes 1", 2, "names the answer at"),
        ("correct court-01 2.1.1=no --stage draft --reason r", 64, "moderation"),
        ("judge-oversight court-09 yes", 2, "not in the sample"),
        ("judge-oversight court-01", 2, "no judgement of the oversight"),
        ("judge-oversight court-01 yes --aspect planning/weather=no", 2, "the given theme"),
        ("judge-oversight court-01 yes --aspect planning=no", 2, "aspect of oversight"),
        ("rate 2.1 good", 2, "rated on cases"), ("rate 1.1 g", 64, "requiresImprovement"),
        ("rate 1.1 Rating", 64, "requiresImprovement"), ("rate 9.9 good", 2, "no standard 9.9"),
        ("not-rated 2.1 --why noReason", 64, "outOfScope"),
        ("not-rated 7 --why noCases", 2, "no standard 7"),
        ("convene --member p-1 --quorum 2", 2, "the quorum is 2"),
        ("convene", 2, "neither a chair nor a member"),
        ("confirm 2.2", 2, "no rating to confirm"), ("publish", 2, "have no rating"),
        ("correct-report 1.1 good --reason r", 2, "not published yet"),
        ("recommend R1 --to '' --about Training", 2, "addressee"),
        ("recommend R1 --to board --about Training --standard 9.9", 2, "no standard 9.9"),
        ("respond R1 accepted", 2, "no recommendation R1"),
        ("action-plan R1 --action A1=Train --due A2=2027-01-01", 2, "plan has no action"),
        ("action-plan R1 --action A1=Train --due A1=soon", 2, "ID=DATE"),
        ("close R1 achieved --based-on 4", 64, "--based-on"),
    ]

    @Test(
        "What stands in a cell of a case is repeated by no error", arguments: ["judge", "correct"])
    func discretion(command: String) async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            for line in [
                "\(command) 'Secret Name' 2.1.1=yes", "\(command) court-01 'Secret Name'",
                "\(command) court-01 'Secret Name=yes'", "\(command) court-01 '2.1.1=Secret Name'",
                "\(command) court-01 2.1.1=yes --held 'Secret Name'",
                "\(command) court-01 2.1.1=yes --by ' Secret Name'",
            ] {
                let run = try terminal.run(line)
                #expect(run.status == 2, "\(line)")
                #expect(!(run.output + run.messages).contains("Secret"), "\(line)")
            }
        }
    }

    @Test(
        "When it held is recorded as precisely as it was said",
        arguments: [
            ("2026-03-02T09:30:00Z", "2026-03-02T09:30:00.000000Z"), ("2026-03-02", "2026-03-02"),
            ("2026-03", "2026-03"), ("2026", "2026"),
            ("2026-03-02..2026-03-06", "between 2026-03-02 and 2026-03-06"),
        ])
    func held(given: String, expected: String) async throws {
        try await withTerminal { terminal in
            try terminal.done("init")
            let json = try terminal.json(
                "announce a-1 --service s-1 --held \(given) --role importer --authority Mandate")
            let event = try #require((json["events"] as? [[String: Any]])?.first)
            #expect((event["effectiveAt"] as? [String: Any])?["words"] as? String == expected)
            let shown = try terminal.done("show @1").output
            #expect(shown.contains("a-7, importer"))
            #expect(shown.contains("authority      Mandate"))
        }
    }

    @Test("Every recording command answers in JSON with the same fields")
    func json() async throws {
        try await withTerminal { terminal in
            try terminal.done("init")
            try terminal.writeUnguardedEdition()
            let lines = [
                "announce a-1 --service s-1 --framework edition.json",
                "plan-sample --domain 2 --target 2",
                "select c-1 c-2 --domain 2", "withdraw c-2 --why duplicate", "judge c-1 2.1.1=yes",
                "correct c-1 2.1.1=no --reason r", "judge-oversight c-1 n/a", "rate 1.1 good",
                "not-rated 3 --why outOfScope", "convene --chair p-1", "confirm 1.1",
                "override 1.1 outstanding",
                "reverse 1.1 --reason r", "recommend R1 --to board --about Training",
                "respond R1 accepted", "action-plan R1 --action A1=Train", "action R1 A1 started",
                "progress R1 achieved --reason r", "close R1 achieved --reason r",
            ]
            for line in lines {
                let json = try terminal.json(line)
                #expect(
                    json.keys.sorted() == [
                        "asOf", "audience", "blind", "changes", "commandId", "edition",
                        "effectiveOn",
                        "events", "firstSequence", "fold", "fromPublication", "inspection", "kind",
                        "missing", "next",
                        "origin", "positions", "progress", "recordedAt", "remarks", "repeated",
                        "unguarded",
                    ], "\(line)")
                #expect(json["inspection"] as? String == "a-1")
                let positions = try #require(json["positions"] as? [String: Int])
                let events = try #require(json["events"] as? [[String: Any]])
                #expect(events.first?["position"] as? Int == positions["first"])
                #expect(events.last?["position"] as? Int == positions["last"])
                let asOf = try #require(json["asOf"] as? [String: Any])
                #expect(asOf["position"] as? Int == positions["last"])
                #expect(asOf["recordedAt"] as? String == json["recordedAt"] as? String)
                #expect(json["firstSequence"] as? Int == events.first?["sequence"] as? Int)
                #expect(events.allSatisfy { ($0["sentence"] as? String)?.isEmpty == false })
                #expect(json["missing"] as? Int ?? 0 > 0)
            }
        }
    }

    @Test("An inspection can follow an edition of one's own, from a file")
    func ownEdition() async throws {
        try await withTerminal { terminal in
            let text = try String(contentsOf: bundledEdition, encoding: .utf8)
            let own = text.replacing("\"id\": \"hmip-youth-2021\"", with: "\"id\": \"own-2026\"")
            #expect(own != text)
            try own.write(toFile: terminal.folder + "/own.json", atomically: true, encoding: .utf8)
            try "{}".write(
                toFile: terminal.folder + "/broken.json", atomically: true, encoding: .utf8)
            try terminal.done("init")
            try terminal.done("announce a-1 --service s-1 --framework own.json")
            #expect(try terminal.json("ratings")["edition"] as? String == "own-2026")
            try terminal.refused("announce b-1 --service s-1 --framework broken.json")
        }
    }
}
