import CaseLedger
import Foundation
import Testing

@Suite("An edition of one's own, at the terminal")
struct OwnEditionTests {
    @Test("The example of a local audit is copied, checked, announced, judged, rated and published")
    func localAudit() async throws {
        try await withTerminal { terminal in
            var terminal = terminal
            terminal.actor = "m-1"
            let file = try terminal.done("frameworks show anytown-audit-2026 --definition").output
            try file.replacing("anytown-audit-2026", with: "our-audit-2026")
                .write(toFile: terminal.folder + "/ours.json", atomically: true, encoding: .utf8)
            let check = try terminal.done("frameworks check ours.json").output
            #expect(check.contains("OK: the file has no problem."), "\(check)")
            #expect(check.contains("Permissions for inspection, reinspection, peerReview"))
            try terminal.done("init")
            try terminal.refused(
                "announce audit-0 --service ours --framework ours.json", status: 2)
            try terminal.done(
                "announce audit-1 --service ours --kind localAudit --framework ours.json")
            try terminal.done(
                "name-team m-1='service manager' b-1='local assessor' b-2='board chair'")
            try terminal.done("select case-01 case-02 --domain A")
            for (key, answer) in [("case-01", "yes"), ("case-02", "no")] {
                try terminal.done(
                    "judge \(key) A1.1=yes A1.2=\(answer) A1.3=yes A2.1=yes A2.2=yes A3.1=yes "
                        + "--by b-1")
            }
            let unknown = try terminal.refused("rate B1 good --characteristic good-9")
            #expect(unknown.contains("Use one of inadequate-1, improve-1, good-1, good-2"))
            try terminal.done("rate B1 good --characteristic good-2")
            #expect(
                try terminal.done("explain B1").output.contains(
                    "characteristic met: good-2 (Good): Supervision looks at cases"))
            let ratings = try terminal.json("ratings")
            #expect(ratings["overall"] as? String == "good", "\(ratings)")
            #expect(ratings["total"] as? Int == 9)
            #expect(ratings["maximum"] as? Int == 12)
            #expect(try terminal.done("ratings").output.contains("Good, 9 of 12 points"))
            try terminal.done("publish --reason 'An audit without a panel.'")
            let next = try terminal.done("next").output
            #expect(next.contains("b-2") || next.contains("board chair"), "\(next)")
        }
    }

    @Test("A file with problems is named line by line, with status 1; another file is not found")
    func problems() async throws {
        try await withTerminal { terminal in
            let text = try terminal.done("frameworks show hmip-youth-2021 --definition").output
            try text.replacing(#""from": 7, "through": 18"#, with: #""from": 8, "through": 18"#)
                .replacing(#""standard": "4.1""#, with: #""standard": "5.1""#)
                .write(toFile: terminal.folder + "/bad.json", atomically: true, encoding: .utf8)
            let run = try terminal.run("frameworks check bad.json")
            #expect(run.status == 1)
            #expect(run.output.contains("overallBands[0].bands[1].from"), "\(run.output)")
            #expect(run.output.contains("limitingJudgements[0].standard"))
            let json = try terminal.run("frameworks check bad.json --json").json
            #expect(json["passed"] as? Bool == false)
            let problems = try #require(json["problems"] as? [[String: Any]])
            #expect(problems.compactMap { $0["line"] as? Int } == [13, 18])
            #expect(try terminal.run("frameworks check none.json").status == 4)
        }
    }

    @Test("The edition of 2018 cannot be announced with and has no sheet; its table can be read")
    func edition2018() async throws {
        try await withTerminal { terminal in
            try terminal.done("init")
            #expect(
                try terminal.refused(
                    "announce a-1 --service a --framework hmip-youth-2018"
                ).contains("lacks the questions of 12 standards"))
            #expect(try terminal.run("template --framework hmip-youth-2018").status == 4)
            try Data(
                "name,published,source,1.1,3.4\nAnytown YOT,2019-05,Report,Good [1],Rating\n".utf8
            ).write(to: URL(fileURLWithPath: terminal.folder + "/old.csv"))
            try Data("footnotes = yes\nunreadable = not-known\n".utf8)
                .write(to: URL(fileURLWithPath: terminal.folder + "/map.txt"))
            #expect(
                try terminal.refused("import history old.csv --mapping map.txt").contains(
                    "in force from 2021-07"))
            let command = "import history old.csv --mapping map.txt --framework hmip-youth-2018"
            let page = try terminal.done(command).output
            #expect(page.contains("2 cells are not certain."), "\(page)")
            #expect(page.contains("read without the mark [1]"))
            let json = try terminal.json(command)
            #expect((json["doubtful"] as? [[String: Any]])?.count == 2)
            #expect(try terminal.done("inspections").output.contains("anytown-yot-2019"))
            #expect(
                try terminal.done("inspections --effective 2019-01-01").output.contains(
                    "anytown-yot-2019") == false)
        }
    }

    @Test("A published correction is shown in each answer, with what was printed first")
    func corrected() async throws {
        try await withTerminal { terminal in
            let standards = "1.1,1.2,1.3,1.4,2.1,2.2,2.3,2.4,3.1,3.2,3.3,3.4,4.1"
            let row = Array(repeating: "Good", count: 13).joined(separator: ",")
            try Data(
                "inspection,name,published,source,score,overall,\(standards)\na-1,A,2022-05,R,24/36,"
                    .utf8 + Array("Good,\(row)\n".utf8)
            ).write(to: URL(fileURLWithPath: terminal.folder + "/rows.csv"))
            try terminal.done("init")
            try terminal.done("import history rows.csv")
            try terminal.done("correct-report 1.1 inadequate --reason 'A misprint.'")
            try terminal.done("approve 18 --by x-1 --role 'chief inspector'")
            let published = try terminal.done("published 2030-01-01").output
            #expect(published.contains("Good, 24 of 36 points"), "\(published)")
            #expect(published.contains("Inadequate (printed first: Good)"))
            let listed = try terminal.done("inspections").output
            #expect(listed.contains("Good, 22 of 36 points"), "\(listed)")
            #expect(listed.contains("printed first: Good, 24 of 36 points"))
            #expect(try terminal.done("ratings").output.contains("22 of 36 points"))
        }
    }

    @Test("A file with an unknown member is not announced with; the check names the id of another")
    func unchecked() async throws {
        try await withTerminal { terminal in
            let text = try terminal.done("frameworks show anytown-audit-2026 --definition").output
            try terminal.done("init")
            func write(_ passage: String, _ other: String) throws {
                try text.replacing(passage, with: other).write(
                    toFile: terminal.folder + "/own.json", atomically: true, encoding: .utf8)
            }
            try write(#""bandOn""#, #""extra": 1, "bandOn""#)
            #expect(
                try terminal.refused(
                    "announce a-1 --service a --kind localAudit --framework own.json"
                ).contains("extra"))
            try write("Work with children", "Work with others")
            let check = try terminal.run("frameworks check own.json")
            #expect(check.status == 1 && check.output.contains("other content"), "\(check.output)")
            #expect(
                try terminal.refused("announce 9434765919 --service a --kind localAudit")
                    .contains("The id of an inspection has a health number"))
        }
    }
}
