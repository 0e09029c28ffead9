import CaseLedger
import CaseLedgerReports
import CaseLedgerTesting
import Foundation
import Testing

@Suite("The Anytown example at the terminal")
struct AnytownDemoTests {
    private static let demo = ["demo", "--example", "anytown"]

    @Test("The example is recorded once; its ratings are printed, and its suggestions run")
    func text() async throws {
        try await withTemporaryFolder { folder in
            let run = try CommandRun(Self.demo, in: folder)
            #expect(run.status == 0, "\(run.messages)")
            for line in [
                "Recorded 3735 events. The service and its people are invented.",
                "anytown-2022 as published", "Overall: Requires improvement, 13 of 36 points.",
                "anytown-2025 as published", "Overall: Good, 23 of 36 points.",
            ] {
                #expect(run.output.contains(line), "\(line)")
            }
            #expect(run.suggestions.count == 9)
            for id in ["anytown-2022", "anytown-2025"] {
                #expect(run.messages.contains("Wrote \(id).html."), "\(run.messages)")
                let page = try String(contentsOfFile: "\(folder)/\(id).html", encoding: .utf8)
                #expect(page.contains("Where the points come from"))
            }
            for line in run.suggestions {
                let answer = try CommandRun(line: line, in: folder)
                #expect(answer.status == 0, "\(line): \(answer.messages)")
            }
            let again = try CommandRun(Self.demo, in: folder)
            #expect(again.status == 0, "\(again.messages)")
            #expect(again.output.contains("The ledger already has all 3735 events"))
            #expect(again.output.contains("Nothing was recorded."))
        }
    }

    @Test("In JSON, both published ratings are complete and match the documented members")
    func json() async throws {
        try await withTerminal { terminal in
            let run = try terminal.done("demo --example anytown --json")
            let schema = HeadedAnswer<ExampleDemonstration>.jsonSchema
            #expect(schema.differences(from: try run.value) == [])
            let json = try run.json
            #expect(json["events"] as? Int == 3_735)
            #expect(json["eventsRecordedBefore"] as? Int == 0)
            let published = try #require(json["published"] as? [[String: Any]])
            #expect(published.map { $0["overall"] as? String } == ["requiresImprovement", "good"])
            #expect(published.map { $0["total"] as? Int } == [13, 23])
        }
    }

    @Test("A ledger with another inspection is refused, and stays as it is")
    func refused() async throws {
        try await withTemporaryFolder { folder in
            for example in [["demo"], Self.demo] {
                let other = example == Self.demo ? ["demo"] : Self.demo
                let ledger = "\(other.count).ledger"
                #expect(try CommandRun(other, in: folder, ledger: ledger).status == 0)
                let before = try CommandRun(["verify"], in: folder, ledger: ledger).output
                let run = try CommandRun(example, in: folder, ledger: ledger)
                #expect(run.status == 2)
                #expect(run.messages.contains("other inspection"))
                #expect(run.messages.contains("Nothing was recorded."))
                #expect(
                    try CommandRun(["verify"], in: folder, ledger: ledger).output == before)
            }
        }
    }

    @Test("People go on recording after the example, at the time of the machine")
    func afterwards() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(Self.demo, in: folder)
            let line = "case-ledger respond R5 accepted --inspection anytown-2022"
            let run = try CommandRun(line: line, in: folder, actor: "s-1")
            #expect(run.status == 0, "\(run.messages)")
            let again = try CommandRun(Self.demo, in: folder)
            #expect(again.output.contains("Nothing was recorded."))
            let head = try CommandRun(["log", "--json", "--after", "3735"], in: folder)
            #expect(head.status == 0, "\(head.messages)")
        }
    }
}
