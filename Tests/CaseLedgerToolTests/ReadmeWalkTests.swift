import CaseLedgerTesting
import Foundation
import Testing

/// A stranger with a spreadsheet of 30 cases, and nothing to go by but the README.
@Suite("The README's commands")
struct ReadmeWalkTests {
    /// Which answer a case has in a column: about two of three are sufficient.
    private static func isSufficient(_ row: Int, _ column: Int) -> Bool { (row + column) % 3 != 0 }

    /// The stranger's sheet: the template's heading, then 13 court and 17 out-of-court cases.
    private static func filled(_ template: String) throws -> String {
        let headings = try #require(template.split(whereSeparator: \.isNewline).first)
            .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let rows = (0..<30).map { row in
            let domain = row < 13 ? "2" : "3"
            return headings.enumerated().map { column, heading in
                switch heading.lowercased() {
                case "case": return (row < 13 ? "court-" : "ooc-") + String(row + 1)
                case "domain": return domain
                case "inspector": return row % 2 == 0 ? "i-1" : "i-2"
                case "time": return "2026-03-02"
                case "oversight": return row % 5 == 0 ? "n/a" : isSufficient(row, 0) ? "yes" : "no"
                default:
                    guard heading.hasPrefix("Q\(domain).") else { return "" }
                    return isSufficient(row, column) ? "Yes" : "No"
                }
            }.joined(separator: ",")
        }
        return ([headings.joined(separator: ",")] + rows).joined(separator: "\r\n") + "\r\n"
    }

    @Test("From an empty folder to ratings, oversight and an audit trail")
    func walk() async throws {
        try await withTemporaryFolder { folder in
            let blocks = try DocumentedCommands.blocks(
                of: "README.md", below: "## From a spreadsheet to ratings")
            try #require(blocks.count == 4)
            func run(_ line: String) throws -> CommandRun {
                let run = try CommandRun(line: line, in: folder)
                #expect(run.status == 0, "\(line): \(run.messages)")
                return run
            }
            for line in blocks[1] { _ = try run(line) }

            let sheet = URL(fileURLWithPath: folder).appendingPathComponent("cases.csv")
            let template = try String(contentsOf: sheet, encoding: .utf8)
            let content = try Self.filled(template)
            try content.write(to: sheet, atomically: true, encoding: .utf8)
            var outputs: [String: CommandRun] = [:]
            for line in blocks[2] { outputs[line] = try run(line) }
            func output(_ beginning: String) throws -> String {
                try #require(outputs.first { $0.key.hasPrefix(beginning) }).value.output
            }
            #expect(try output("case-ledger oversight").contains("all cases"))
            #expect(try output("case-ledger audit 2.1").contains("not answered ->"))
            #expect(try output("case-ledger ratings").contains("2.1"))

            try checkRatings(of: content, try run("case-ledger ratings --json").json)
            try checkOversight(try run("case-ledger oversight --json").json)

            // The same sheet again changes nothing.
            let head = try run("case-ledger log --json --reverse --limit 1").output
            _ = try run(blocks[2][1])
            #expect(try run("case-ledger log --json --reverse --limit 1").output == head)

            // One answer of 2.1.1 is changed; without a reason the import is refused.
            let headings = try #require(content.split(whereSeparator: \.isNewline).first)
                .split(separator: ",").map(String.init)
            let column = try #require(headings.firstIndex(of: "Q2.1.1"))
            var lines = content.components(separatedBy: "\r\n")
            var cells = lines[1].components(separatedBy: ",")
            cells[column] = Self.isSufficient(0, column) ? "No" : "Yes"
            lines[1] = cells.joined(separator: ",")
            try lines.joined(separator: "\r\n")
                .write(to: sheet, atomically: true, encoding: .utf8)
            let refused = try CommandRun(
                line: "case-ledger import judgements cases.csv --by a-7", in: folder)
            #expect(refused.status == 2)
            #expect(refused.messages.contains("2.1.1"))

            for line in blocks[3] { _ = try run(line) }
            let trail = try run("case-ledger audit 2.1.1 --json").json
            let changes = try #require(trail["changes"] as? [[String: Any]])
                .filter { ($0["cell"] as? String)?.contains("/") == true }
            #expect(changes.count == 14)
            let correction = try #require(changes.last)
            #expect(correction["actor"] as? String == "m-2")
            #expect(correction["reason"] as? String == "Moderated in March.")
            #expect(correction["cell"] as? String == "court-1/2.1.1")
            #expect(
                (correction["to"] as? [String: Any])?["answer"] as? String
                    == cells[column].lowercased())
            _ = try run("case-ledger verify")
        }
    }

    /// The ratings, counted anew from the sheet.
    private func checkRatings(of sheet: String, _ ratings: [String: Any]) throws {
        let rows = sheet.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let standards = try #require(ratings["standards"] as? [[String: Any]])
        for (id, cases) in [("2.1", 1...13), ("2.4", 1...13), ("3.1", 14...30), ("3.3", 14...30)] {
            let percents = try (1...3).map { number in
                let column = try #require(rows[0].firstIndex(of: "Q\(id).\(number)"))
                let yes = rows[cases].count { $0[column] == "Yes" }
                return (200 * yes + cases.count) / (2 * cases.count)
            }
            let lowest = try #require(percents.min())
            let expected =
                lowest < 50
                ? "inadequate"
                : lowest < 65 ? "requiresImprovement" : lowest < 80 ? "good" : "outstanding"
            let standard = try #require(standards.first { $0["id"] as? String == id })
            #expect(standard["rating"] as? String == expected, "\(id)")
            #expect(standard["origin"] as? String == "entered")
        }
    }

    private func checkOversight(_ oversight: [String: Any]) throws {
        let relevant = (0..<30).filter { $0 % 5 != 0 }
        let yes = relevant.count { Self.isSufficient($0, 0) }
        let overall = try #require(oversight["overall"] as? [String: Any])
        #expect(overall["yes"] as? Int == yes)
        #expect(overall["no"] as? Int == relevant.count - yes)
        #expect(overall["notApplicable"] as? Int == 6)
        #expect(overall["missing"] as? Int == 0)
        #expect(oversight["againstAllKeyQuestions"] is [String: Any])
        let domains = try #require(oversight["domains"] as? [[String: Any]])
        #expect(domains.map { $0["key"] as? String } == ["2", "3"])
        #expect(domains.map { $0["yes"] as? Int ?? 0 }.reduce(0, +) == yes)
    }
}
