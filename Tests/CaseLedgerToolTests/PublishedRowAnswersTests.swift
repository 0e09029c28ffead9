import CaseLedgerTesting
import Foundation
import Testing

@Suite("Answers about an inspection of which only a row of published results tells")
struct PublishedRowAnswersTests {
    private static let sheet = """
        inspection,name,published,source,score,overall,2.1,2.2
        anytown-2022,Anytown YJS,2022-05-01,Report of May 2022,24/36,Good,Good,Good
        othertown-2023,Othertown YJS,2023-05-01,Report of May 2023,,Good,,
        """

    private func withRows(_ body: (Terminal) throws -> Void) async throws {
        try await withTerminal { terminal in
            try Data(Self.sheet.utf8).write(
                to: URL(fileURLWithPath: terminal.folder + "/rows.csv"))
            try terminal.done("init")
            try terminal.done("import history rows.csv")
            try body(terminal)
        }
    }

    @Test(
        "What the row does not tell is not known, and never said to be absent",
        arguments: [
            ("ratings", "1.1  "), ("explain overall --all", "not known: 1.1"),
            ("explain 2.1 --all", "by rule: not known"),
            ("explain 2.3 --all", "2.3 Implementation and delivery: not known"),
            ("explain 1.1 --all", "1.1 Governance and leadership: not known"),
            ("explain 2.3 --why-not good", "the publication does not tell the rating of 2.3"),
            ("explain overall --why-not outstanding", "does not tell the ratings of 1.1, 1.2"),
            ("explain oversight", "management oversight: not known"),
            ("panel", "Not known: the publication does not tell of ratings panels."),
            ("oversight", "Not known: the publication does not tell of the oversight of cases."),
            ("sample", "Not known: the publication does not tell of the sample."),
            ("coverage", "Not known: the publication does not tell of the sample."),
            ("joint --domain 2", "the publication does not tell of the cases of domain 2."),
            ("joint 2.1.1", "the publication does not tell of the cases of domain 2."),
            ("challenges", "Not known: the publication does not tell of challenges."),
            ("key-questions", "Not known: the publication does not tell of answers of cases."),
            ("evidence", "the publication does not tell of judgements on evidence."),
            ("findings", "the publication does not tell of findings and evidence."),
            ("context", "the publication does not tell of the context."),
            ("recommendations", "the publication does not tell of recommendations."),
            ("due", "Not known: the publication does not tell of due dates."),
            ("published", "It is not known whether the report was corrected by then."),
            ("team", "the publication does not tell of the team."),
            ("controls", "it is not known whether a panel met"),
            ("audit oversight", "oversight: not known."), ("audit 2.1.1", "2.1.1: not known."),
            ("audit 2.3", "2.3: not known."), ("trace 2.3", "2.3: not known."),
            ("trace oversight", "oversight: not known."),
        ])
    func notKnown(command: String, says: String) async throws {
        try await withRows { terminal in
            let page = try terminal.done("\(command) --inspection anytown-2022").output
            #expect(page.contains(says), "\(command): \(page)")
            let absences = [
                "No case was", "No ratings panel", "No challenge", "No recommendation",
                "No finding",
                "No oversight", "No context", "No draft", "No correction", "Nothing is due",
                "no panel met", "no cases", "0 of 0", "0 cases", " none\n", "not answered",
                "not rated yet", "not named", "no team", "no basis recorded", "no rating",
                "cases selected", "single cases are reconstructed",
            ]
            for absence in absences {
                #expect(!page.contains(absence), "\(command) says \"\(absence)\": \(page)")
            }
        }
    }

    @Test("In JSON the head says so, lists are empty and counts are null")
    func json() async throws {
        try await withRows { terminal in
            let counts = [
                ("challenges", "rows", ["open", "overdue", "resolved", "successful"]),
                ("recommendations", "recommendations", ["open", "overdue"]),
                ("oversight", "domains", ["overall"]), ("coverage", "rows", []),
                ("sample", "domains", []), ("key-questions", "questions", []),
                ("panel", "panels", ["pack"]), ("due", "rows", []),
                ("joint 2.1.1 2.1.2", "", ["cases", "incomplete", "count", "lowest", "highest"]),
            ]
            for (command, list, nulls) in counts {
                let json = try terminal.json("\(command) --inspection anytown-2022")
                #expect(json["fromPublication"] as? Bool == true, "\(command)")
                if !list.isEmpty { #expect((json[list] as? [Any])?.isEmpty == true, "\(command)") }
                for name in nulls { #expect(json[name] is NSNull, "\(command): \(name)") }
            }
            let why = try terminal.json(
                "explain overall --why-not outstanding --inspection anytown-2022")
            let room = try #require(why["room"] as? [[String: Any]])
            #expect(room.compactMap { $0["standard"] as? String } == ["2.1", "2.2"])
        }
    }

    @Test("Nothing is asked of a published row, and what it lacks is refused with the reason")
    func steps() async throws {
        try await withRows { terminal in
            #expect(
                !(try terminal.done("next --inspection anytown-2022").output.contains("Possible")))
            #expect(
                try terminal.refused("case court-01 --inspection anytown-2022", status: 4)
                    .contains("The publication names no case."))
            #expect(
                try terminal.refused("panel 1 --inspection anytown-2022", status: 4)
                    .contains("The publication does not tell of a panel."))
            let why = try terminal.done(
                "explain overall --why-not inadequate --inspection othertown-2023")
            #expect(why.output.contains("what is not known: the publication does not tell"))
            #expect(!why.output.contains("unreachable"))
        }
    }

    @Test("An inspection of one's own says what there was not, as before")
    func own() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            #expect(try terminal.done("challenges").output.contains("No challenge was raised."))
            #expect(try terminal.json("challenges")["open"] as? Int == 0)
            #expect(try terminal.json("challenges")["fromPublication"] as? Bool == false)
            #expect(try terminal.done("explain oversight").output.contains("not answered"))
        }
    }
}
