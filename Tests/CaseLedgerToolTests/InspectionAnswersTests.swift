import CaseLedgerTesting
import Foundation
import Testing

@Suite("Answers about how an inspection was done, at the terminal")
struct InspectionAnswersTests {
    /// Commands of which each is an answer about one inspection on both clocks.
    private static let commands = [
        "controls", "challenges", "panel", "published", "coverage", "due", "sample",
    ]

    @Test("Each takes both clocks, begins with the head, and prints a sentence where nothing is")
    func clocks() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            for command in Self.commands {
                let now = try terminal.done(command)
                #expect(now.output.contains("Inspection anytown-2026"), "\(command)")
                #expect(now.output.split(separator: "\n").count > 2, "\(command) says nothing")
                let then = try terminal.json("\(command) --as-of @announced")
                #expect((then["asOf"] as? [String: Any])?["position"] as? Int == 3, "\(command)")
                let held = try terminal.json("\(command) --effective 2020-01-01")
                #expect(held["effectiveOn"] as? String == "2020-01-01", "\(command)")
                for format in ["markdown", "csv", "html"] {
                    #expect(!(try terminal.done("\(command) --format \(format)").output.isEmpty))
                }
            }
        }
    }

    @Test("Controls name what is against them")
    func controls() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.judge("2.1", "yes no yes")
            try terminal.done("moderate court-01")
            let page = try terminal.done("controls").output
            #expect(page.contains("a-7 judged and moderated court-01"))
            let controls = try #require(
                try terminal.json("controls")["controls"] as? [[String: Any]])
            let moderated = try #require(
                controls.first { $0["id"] as? String == "moderatorDidNotJudge" })
            #expect(moderated["state"] as? String == "notHeld")
            #expect((moderated["positions"] as? [Int])?.count == 2)
        }
    }

    @Test("A challenge, a draft and a due date are told as of the moment that is asked")
    func challenges() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.judge("2.1", "yes no yes")
            try terminal.done("draft --to 'service manager' --due 2098-01-08")
            try terminal.done(
                "challenge C1 2.1 --kind evidenceNotSeen --ground 'a file' --due 2098-01-15")
            let open = try terminal.json("challenges --effective 2099-01-01")
            #expect(open["open"] as? Int == 1)
            #expect(open["overdue"] as? Int == 1)
            #expect(try terminal.done("challenges").output.contains("C1  the rating of 2.1"))
            let due = try terminal.json("due --effective 2099-01-01")
            let kinds = (due["rows"] as? [[String: Any]])?.compactMap { $0["kind"] as? String }
            #expect(kinds == ["draftComments", "challenge"])
            try terminal.done("resolve C1 rejected --reason 'it was seen'")
            #expect(try terminal.json("challenges")["open"] as? Int == 0)
            #expect(try terminal.json("challenges")["successful"] as? Int == 0)
            let published = try terminal.done("published").output
            #expect(published.contains("the public had nothing"))
            #expect(published.contains("service manager got the draft of the report"))
        }
    }

    @Test("A panel that there is not, and a day that is none, are refused with what to use")
    func refusals() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            #expect(
                try terminal.refused("panel 1", status: 4).contains("omit the number for the pack"))
            try terminal.done("convene --chair p-1")
            #expect(try terminal.refused("panel 2", status: 4).contains("Use a number from 1 to 1"))
            #expect(try terminal.done("panel 1").output.contains("No decision was recorded."))
            for day in ["yesterday", "2026", "2026-13-01"] {
                #expect(try terminal.refused("published \(day)").contains("not a valid day"))
            }
        }
    }

    @Test("A withdrawn case is told with what the ratings would be if it counted")
    func sample() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 2)
            try terminal.done("plan-sample --domain 2 --target 2 --population 4 --confidence 80")
            try terminal.judge("2.1", "no no no", "yes yes yes")
            try terminal.done("withdraw court-01 --why transferred")
            let page = try terminal.done("sample").output
            #expect(page.contains("2 of 4 eligible cases, 80% confidence"))
            #expect(page.contains("court-01: transferred, from then on, after it was judged"))
            #expect(page.contains("2.1 Outstanding -> Requires improvement"))
            let coverage = try terminal.json("coverage")["rows"] as? [[String: Any]]
            let court = try #require(coverage?.first { $0["domain"] as? String == "2" })
            #expect(court["withdrawn"] as? Int == 1)
            #expect(court["percentOfPlan"] as? Int == 50)
        }
    }
}
