import CaseLedgerTesting
import Foundation
import Testing

@Suite("Answers about how an inspection was done, at the terminal")
struct InspectionAnswersTests {
    /// Commands of which each is an answer about one inspection on both clocks.
    private static let commands = ["controls"]

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
}
