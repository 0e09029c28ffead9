import CaseLedger
import CaseLedgerImporting
import CaseLedgerReports
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Spreadsheets at a terminal")
struct SpreadsheetTests {
    /// Runs `body` in a folder whose ledger has an inspection without cases.
    private func withInspection(_ body: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try await Ledger.create(at: folder + "/case.ledger")
            try await ledger.inspection("anytown-2026").record(
                .announce("anytown", on: .hmipYouth2021),
                by: Agent("a-7", role: .leadInspector),
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            await ledger.close()
            try await body(folder)
        }
    }

    /// Imports a sheet from standard input.
    private func importing(
        _ sheet: String, _ options: [String], in folder: String
    ) throws -> CommandRun {
        try CommandRun(
            ["import", "judgements", "-", "--by", "a-7"] + options, in: folder,
            input: Array(sheet.utf8))
    }

    private func problems(_ run: CommandRun) throws -> [[String: Any]] {
        try #require(try run.error["problems"] as? [[String: Any]])
    }

    @Test("The template is a sheet that a filled-in copy of goes back in")
    func template() async throws {
        try await withInspection { folder in
            let template = try CommandRun(
                [
                    "template", "--framework", "hmip-youth-2021", "--domain", "2", "--case",
                    "court-01", "--case", "court-02",
                ], in: folder)
            #expect(template.status == 0)
            #expect(template.messages.contains("Next:"))
            let lines = template.output.split(separator: "\n")
            #expect(lines.count == 3)
            let cells = lines[0].split(separator: ",").count
            let filled =
                ([lines[0]]
                + ["court-01", "court-02"].map { key in
                    "\(key),a-9,2026-01-05,"
                        + Array(repeating: "yes", count: cells - 3)
                        .joined(separator: ",")
                }[...]).joined(separator: "\n")
            let run = try importing(
                filled, ["--select", "--backdated", "Judged on paper."], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            #expect(run.output.contains("\(2 * (cells - 3)) new answers, 0 corrections"))
            #expect(run.output.contains("2 cases selected: court-01, court-02"))
            let ratings = try CommandRun(["ratings", "--json"], in: folder).json
            let standards = try #require(ratings["standards"] as? [[String: Any]])
            #expect(
                standards.first { $0["id"] as? String == "2.1" }?["rating"] as? String
                    == "outstanding")
        }
    }

    @Test("The name of the file stands beside who entered the answers, unless it is left out")
    func fileName() async throws {
        try await withInspection { folder in
            func importing(_ name: String, _ key: String, _ options: [String]) throws -> CommandRun
            {
                try Data("case,inspector,time,2.1.1\n\(key),b-9,2026-03-02,yes\n".utf8)
                    .write(to: URL(fileURLWithPath: folder + "/" + name))
                return try CommandRun(
                    ["import", "judgements", "./" + name, "--by", "a-7", "--select"] + options,
                    in: folder)
            }
            #expect(try importing("cases.csv", "court-01", []).status == 0)
            let audit = try CommandRun(["audit", "court-01/2.1.1"], in: folder).output
            #expect(audit.contains("for court-01; entered by a-7 from cases.csv, and 1 more event"))
            #expect(try importing("more.csv", "court-02", ["--omit-file-name"]).status == 0)
            let other = try CommandRun(["audit", "court-02/2.1.1"], in: folder).output
            #expect(other.contains("for court-02; entered by a-7, and 1 more event"))
            let child = try importing("born 12.3.2009.csv", "court-03", [])
            #expect(child.status != 0)
            #expect(child.messages.contains("--omit-file-name"))
            #expect(!child.messages.contains("12.3.2009"))
            let log = try CommandRun(["log", "--json"], in: folder).json
            let events = try #require(log["events"] as? [[String: Any]])
            #expect(events.compactMap { $0["sheet"] as? String } == ["cases.csv", "cases.csv"])
        }
    }

    @Test("What a row of published ratings does not say is not known, and one row is one")
    func historyRow() async throws {
        try await withTerminal { terminal in
            try Data(
                """
                inspection,name,published,source,1.1,1.2,1.3,1.4,3.1,3.2,3.3,3.4
                anytown-2023,Anytown,2023-10-17,A table,Good,Good,Good,Good,Good,Good,Good,Good

                """.utf8
            ).write(to: URL(fileURLWithPath: terminal.folder + "/history.csv"))
            try terminal.done("init")
            try terminal.done("import history history.csv")
            let again = try terminal.done("import history history.csv").output
            #expect(again.contains("1 inspection was in the ledger already."))
            let published = try terminal.done("published").output
            #expect(published.contains("not known"))
            #expect(!published.contains("no rating"))
        }
    }

    @Test("The note on kept answers counts them, and suggests --reason where it would help")
    func keptAnswers() async throws {
        try await withInspection { folder in
            let sheet = "case,2.1.1,2.1.2\nc-7,yes,no\n"
            #expect(try importing(sheet, ["--select"], in: folder).status == 0)
            let emptied = "case,2.1.1,2.1.2\nc-7,,no\n"
            let open = try importing(emptied, [], in: folder).output
            #expect(
                open.contains(
                    "1 recorded answer stays, although its cell is empty; with --reason it is taken "
                        + "back."))
            let kept = try importing(emptied, ["--reason", "Moved.", "--keep-empty"], in: folder)
            #expect(kept.output.contains("although its cell is empty."), "\(kept.messages)")
            #expect(!kept.output.contains("--reason"))
        }
    }

    @Test("template has a long form, a list of the questions, JSON, and refuses what it has not")
    func templateForms() async throws {
        try await withTemporaryFolder { folder in
            let base = ["template", "--framework", "hmip-youth-2021"]
            let long = try CommandRun(base + ["--form", "long"], in: folder)
            #expect(long.output == "case,question,answer,inspector,time\n")
            let labels = try CommandRun(base + ["--labels", "--domain", "3"], in: folder)
            #expect(labels.output.hasPrefix("question,kind,standard,n/a allowed,label\n3.1.1,key "))
            let json = try CommandRun(base + ["--json"], in: folder).json
            #expect((json["csv"] as? String)?.hasPrefix("case,domain,") == true)
            let unknown = try CommandRun(["template", "--framework", "none"], in: folder)
            #expect(unknown.status == 4)
            #expect(unknown.messages.contains("hmip-youth-2021"))
            #expect(try CommandRun(base + ["--domain", "1"], in: folder).status == 4)
            #expect(try CommandRun(base + ["--case", "Smith"], in: folder).status == 2)
            #expect(try CommandRun(base + ["--form", "square"], in: folder).status == 64)
            #expect(try CommandRun(["template"], in: folder).status == 64)
        }
    }

    @Test("An import says what changed; the same again says that nothing did")
    func importing() async throws {
        try await withInspection { folder in
            let sheet = "case;2.1.1;2.1.2\r\ncourt-01;yes;\r\ncourt-02;no;n/a\r\n"
                .replacing("n/a", with: "no")
            let dry = try importing(sheet, ["--select", "--dry-run"], in: folder)
            #expect(dry.status == 0)
            #expect(dry.output.contains("This would record 5 events"))
            #expect(
                try importing(sheet, ["--select", "--json", "--dry-run"], in: folder)
                    .json["position"] is NSNull)
            let json = try importing(sheet, ["--select", "--json"], in: folder).json
            #expect(json["recorded"] as? Int == 3)
            #expect(json["corrected"] as? Int == 0)
            #expect(json["blank"] as? Int == 1)
            #expect(json["selected"] as? [String] == ["court-01", "court-02"])
            #expect(json["events"] as? Int == 5)
            #expect(json["position"] as? Int == 8)
            #expect(json["dryRun"] as? Bool == false)
            let again = try importing(sheet, ["--select"], in: folder)
            #expect(again.status == 0)
            #expect(again.output.hasPrefix("Nothing changed"))
            #expect(try importing(sheet, ["--json"], in: folder).json["equal"] as? Int == 3)
        }
    }

    @Test("A sheet of second judgements goes in with --second, and no option for corrections")
    func second() async throws {
        try await withInspection { folder in
            #expect(
                try importing("case,inspector,2.1.1\ncourt-01,i-1,yes\n", ["--select"], in: folder)
                    .status == 0)
            let sheet = "case,inspector,2.1.1\ncourt-01,i-2,no\n"
            let dry = try importing(sheet, ["--second", "blindSecond", "--dry-run"], in: folder)
            #expect(dry.output.contains("This would record 1 event."))
            #expect(dry.output.contains("1 second judgement (blindSecond), 0 unchanged"))
            let json = try importing(sheet, ["--second", "blindSecond", "--json"], in: folder).json
            #expect(json["second"] as? String == "blindSecond")
            #expect(json["recorded"] as? Int == 1)
            let again = try importing(sheet, ["--second", "blindSecond"], in: folder)
            #expect(again.output.contains("every second judgement of the sheet (1)"))
            let next = try CommandRun(["next"], in: folder)
            #expect(next.output.contains("i-2"), "\(next.output)")
            let other = try importing(
                sheet.replacing("i-2,no", with: "i-2,yes"), ["--second", "blindSecond"], in: folder)
            #expect(other.status == 2)
            #expect(other.messages.contains("i-2 judged question 2.1.1 of case court-01"))
            let wrong = try importing(
                sheet, ["--second", "calibration", "--reason", "r", "--select"], in: folder)
            #expect(wrong.status == 64)
            #expect(wrong.messages.contains("Omit --reason and --select with --second."))
            #expect(try importing(sheet, ["--second", "other"], in: folder).status == 64)
        }
    }

    @Test("An edited sheet names every changed cell until it has a reason, then what was corrected")
    func edited() async throws {
        try await withInspection { folder in
            let file = folder + "/sheet.csv"
            try Data("case,2.1.1,oversight\ncourt-01,yes,no\n".utf8).write(
                to: URL(fileURLWithPath: file))
            let arguments = ["import", "judgements", file, "--by", "a-7"]
            #expect(try CommandRun(arguments + ["--select"], in: folder).status == 0)
            try Data("case,2.1.1,oversight\ncourt-01,no,yes\n".utf8).write(
                to: URL(fileURLWithPath: file))
            let refused = try CommandRun(arguments, in: folder)
            #expect(refused.status == 2)
            #expect(refused.output.isEmpty)
            #expect(refused.messages.contains("Row 2, column B (2.1.1): Question 2.1.1 of case"))
            #expect(refused.messages.contains("was yes; the sheet says no"))
            #expect(refused.messages.contains("Row 2, column C (oversight)"))
            #expect(refused.messages.contains("--reason"))
            let listed = try problems(CommandRun(arguments + ["--json"], in: folder))
            #expect(listed.map { $0["row"] as? Int } == [2, 2])
            #expect(listed.map { $0["column"] as? Int } == [2, 3])
            #expect(listed.map { $0["letters"] as? String } == ["B", "C"])
            #expect(listed.map { $0["heading"] as? String } == ["2.1.1", "oversight"])
            #expect(listed.map { $0["rule"] as? String } == ["reasonMissing", "reasonMissing"])
            let corrected = try CommandRun(
                ["import", "judgements", file, "--by", "m-2", "--stage", "moderation"] + [
                    "--reason", "Moderated.",
                ],
                in: folder)
            #expect(corrected.status == 0)
            #expect(corrected.output.contains("0 new answers, 2 corrections"))
            #expect(corrected.output.contains("2.1.1"))
            let audit = try CommandRun(["audit", "2.1.1", "--json"], in: folder).json
            let last = try #require((audit["changes"] as? [[String: Any]])?.last)
            #expect(last["reason"] as? String == "Moderated.")
            #expect((last["from"] as? [String: Any])?["answer"] as? String == "yes")
            #expect((last["to"] as? [String: Any])?["answer"] as? String == "no")
        }
    }

    @Test("A long list in the report of an import ends with the number that it leaves out")
    func longLists() async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            let template = try terminal.done(
                "template --framework hmip-youth-2021 --domain 2 --case court-01"
            ).output
            let lines = template.split(whereSeparator: \.isNewline)
            let columns = try #require(lines.first).split(separator: ",").map(String.init)
            func write(
                _ answer: String, by person: String, first: String? = nil
            ) throws {
                let row = columns.map { column in
                    switch column {
                    case "case": "court-01"
                    case "domain": "2"
                    case "inspector": person
                    case "Q2.1.1": first ?? answer
                    default: column.hasPrefix("Q2.") ? answer : ""
                    }
                }
                try [columns, row].map { $0.joined(separator: ",") }.joined(separator: "\n")
                    .write(toFile: terminal.folder + "/s.csv", atomically: true, encoding: .utf8)
            }
            let more = columns.count { $0.hasPrefix("Q2.") } - 50
            try #require(more > 0)
            try write("yes", by: "i-1")
            try terminal.done("import judgements s.csv --select")
            try write("yes", by: "i-2")
            let attributed = try terminal.done("import judgements s.csv --reason 'Wrong key.'")
            #expect(attributed.output.contains("Who judged, or when, was corrected in:"))
            #expect(attributed.output.contains("- and \(more) more; --json has all\n"))
            try write("", by: "i-2", first: "yes")
            let retracted = try terminal.done("import judgements s.csv --reason 'Not judged.'")
            #expect(retracted.output.contains("taken back, because their cells are empty:"))
            #expect(retracted.output.contains("- and \(more - 1) more; --json has all\n"))
        }
    }

    @Test("A wrong sheet has status 2 and records nothing; --json lists all that is wrong")
    func wrong() async throws {
        try await withInspection { folder in
            let before = try CommandRun(["log", "--json"], in: folder).output
            let rows = (1...30).map { "court-\($0),perhaps" }.joined(separator: "\n")
            let wrong = try importing("case,2.1.1\n\(rows)", ["--select"], in: folder)
            #expect(wrong.status == 2)
            #expect(wrong.messages.contains("30 problems"))
            for row in 2...31 { #expect(wrong.messages.contains("Row \(row), column B (2.1.1)")) }
            let json = try importing("case,2.1.1\n\(rows)", ["--select", "--json"], in: folder)
            #expect(json.status == 2)
            #expect(try problems(json).map { $0["row"] as? Int } == (2...31).map(Int?.some))
            let unknown = try importing("case,2.1.1\ncourt-1,yes", [], in: folder)
            #expect(unknown.status == 2)
            #expect(unknown.messages.contains("--select"))
            #expect(try CommandRun(["log", "--json"], in: folder).output == before)
        }
    }

    @Test(
        "What is wrong with the command itself has its own status",
        arguments: [
            (["none.csv", "--by", "a-7"], 4), (["-", "--by", "a-7", "--inspection", "none"], 4),
            (["-"], 64), (["-", "--by", "a-7", "--stage", "late"], 64),
            (["-", "--by", ""], 64), (["-", "--by", "a-7", "--role", " "], 2),
            (["-", "--by", "a-7", "--role", "juggler"], 2),
            (["-", "--by", "a-7", "--ledger", "nowhere"], 4),
        ] as [([String], Int32)])
    func statuses(arguments: [String], status: Int32) async throws {
        try await withInspection { folder in
            let sheet = Array("case,2.1.1\ncourt-01,yes\n".utf8)
            let run = try CommandRun(
                ["import", "judgements"] + arguments, in: folder, input: sheet)
            #expect(run.status == status, "\(run.messages)")
            #expect(run.output.isEmpty)
        }
    }

    @Test("A sheet is asked about, copied with its problems, corrected, and comes out again")
    func asked() async throws {
        try await withInspection { folder in
            func write(_ name: String, _ text: String) throws {
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            func run(_ options: [String], _ file: String = "s.csv") throws -> CommandRun {
                try CommandRun(
                    ["import", "judgements", file, "--by", "a-7", "--select"] + options, in: folder)
            }
            try write("s.csv", "Court\n\nCase ID;Datum;Notes;2.1.1\n07;02/03/2026;=x;Met\n")
            #expect(try run([]).messages.contains("--heading-row 3"))
            let asked = try run(["--heading-row", "3", "--problems", "p.csv"])
            #expect(asked.status == 2)
            #expect(asked.messages.contains("ignore = Notes"))
            let copy = try String(contentsOfFile: folder + "/p.csv", encoding: .utf8)
            #expect(copy.contains("07;02/03/2026;'=x;Met;"))
            #expect(try run(["--heading-row", "3", "--problems", "./s.csv"]).status == 64)
            try write("map.txt", "heading-row = 3\nheading Datum = date\nignore = Notes\n")
            let more = ["--mapping", "map.txt", "--date-order", "dmy"]
            #expect(try run(more).messages.contains("answer WORD = yes"))
            try write("s.csv", copy.replacing("Met", with: "yes"))
            let done = try run(more)
            #expect(done.status == 0, "\(done.messages)")
            try write("t.csv", "case,2.1.1\n7,yes\n")
            #expect(try run([], "t.csv").messages.contains("--distinct"))
            #expect(try run(["--distinct", "--dry-run"], "t.csv").status == 0)
            let out = try CommandRun(["export", "judgements", "-o", "out.csv"], in: folder)
            #expect(out.status == 0, "\(out.messages)")
            #expect(try run(["--reason", "Again."], "out.csv").output.hasPrefix("Nothing changed"))
            let json = try CommandRun(["export", "judgements", "--json"], in: folder)
            #expect(JudgementExport.jsonSchema.differences(from: try json.value) == [])
            #expect(try run(["--heading-row", "0"]).status == 64)
            try write("map.txt", "nonsense\n")
            #expect(try run(more).status == 2)
        }
    }
}
