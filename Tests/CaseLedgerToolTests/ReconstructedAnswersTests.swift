import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("No answer names a case that a report did not print")
struct ReconstructedAnswersTests {
    @Test("Every command says what the counts say, and never of which case")
    func namesNoCase() async throws {
        try await withTemporaryFolder { folder in
            try #require(
                try CommandRun(["import", "report", leicestershire.path], in: folder).status == 0)
            let answers = [
                ["audit", "2.1.3"], ["audit", "overall"], ["trace"], ["trace", "2.1.3"],
                ["explain", "2.1", "--all"], ["explain", "2.1.3", "--all"], ["replay"],
                ["replay", "--by", "event"], ["diff", "@5"], ["diff", "@20", "@800"], ["late"],
                ["evidence"], ["oversight"], ["ratings"], ["joint", "2.1.1", "2.1.2"], ["findings"],
                ["next"], ["person", "report-importer", "--purpose", "audit"],
                ["audit", "by:report-importer", "--purpose", "audit"],
            ]
            let raw = [["log"], ["log", "--format", "csv"], ["show", "11"], ["show", "41"]]
            for arguments in answers + raw + answers.map({ $0 + ["--json"] }) {
                let run = try CommandRun(arguments, in: folder)
                #expect(run.status == 0 || arguments[0] == "diff", "\(arguments): \(run.messages)")
                #expect(!run.output.isEmpty)
                #expect(
                    run.output.firstMatch(of: /(court|outOfCourt|resettlement)-\d\d/) == nil,
                    "\(arguments)")
            }
        }
    }

    @Test("The log of one such case lists nothing and says why; in JSON it is as stored")
    func logOfOneCase() async throws {
        try await withTemporaryFolder { folder in
            try #require(
                try CommandRun(["import", "report", leicestershire.path], in: folder).status == 0)
            for arguments in [["--case", "court-07"], ["--tag", "case:court-07"]] {
                let text = try CommandRun(["log"] + arguments, in: folder)
                #expect(text.output.isEmpty && text.status == 0)
                #expect(text.messages.hasPrefix("The case is reconstructed from printed counts"))
                // The same whatever the other filters, which would tell what the case has.
                let narrow = try CommandRun(
                    ["log", "--since", "@60", "--until", "@60"] + arguments, in: folder)
                #expect(narrow.output.isEmpty && narrow.messages == text.messages)
                let page = try CommandRun(["log", "--format", "markdown"] + arguments, in: folder)
                #expect(page.output.contains("The case is reconstructed"))
                #expect(!page.output.contains("No event matches"))
            }
            let stored = try CommandRun(["log", "--case", "court-07", "--json"], in: folder)
            let events = try #require(try stored.json["events"] as? [[String: Any]])
            #expect(events.count == 70)
            #expect(events.allSatisfy { $0["origin"] as? String == "reconstructed" })
            let payload = try #require(events.last?["payload"] as? [String: Any])
            #expect(payload["case"] as? String == "court-07")
        }
    }
}
