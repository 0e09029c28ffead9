import CaseLedgerTesting
import Foundation
import Testing

@Suite("Every answer about the Anytown example")
struct AnytownAnswersTests {
    /// The lines, each after the name of the file that has its output.
    static let lines = """
        ratings                 ratings
        ratings-fieldwork       ratings --as-of @fieldwork
        ratings-effective       ratings --effective 2021-11-20
        ratings-both-clocks     ratings --as-of 2021-12-31 --effective 2021-12-31
        key-questions           key-questions --standard 2.1
        key-questions-effective key-questions --standard 2.3 --effective 2021-11-15
        oversight               oversight
        recommendations         recommendations --on 2025-11-18
        findings                findings
        context                 context
        evidence                evidence
        joint                   joint --domain 2
        next                    next --by a-7
        inspections             inspections
        inspections-effective   inspections --effective 2023-01-01
        audit-standard          audit 2.1
        audit-stale             audit 3.3
        audit-overall           audit overall
        audit-question          audit 3.3.2
        audit-case              audit court-13/2.1.3
        audit-recommendation    audit R1
        audit-oversight         audit oversight
        audit-finding           audit F1
        trace                   trace
        trace-standard          trace 2.1
        trace-skip              trace 2.1 --skip-actor p-1
        trace-answer            trace court-13/2.1.3
        trace-recommendation    trace R1
        diff                    diff @fieldwork @published
        diff-clocks             diff now --effective 2021-12-01 --only overall
        diff-same               diff @published @published
        explain                 explain
        explain-standard        explain 2.1
        explain-all             explain 2.3 --all
        explain-evidence        explain 1.4 --all
        explain-oversight       explain oversight
        why-not                 explain 2.1 --why-not good
        why-not-overall         explain overall --why-not outstanding
        replay                  replay --only overall
        replay-milestones       replay --by milestone
        replay-days             replay --by day --only 2.1
        replay-check            replay --check
        case                    case court-13
        late                    late
        case-twice              case out-of-court-10
        controls                controls
        challenges              challenges --as-of 2022-12-31
        panel                   panel
        published               published --as-of 2022-12-31
        published-draft         published --as-of 2022-01-20
        coverage                coverage
        coverage-fieldwork      coverage --as-of 2021-11-25
        due                     due --as-of 2022-12-31
        sample                  sample
        audit-person            audit by:m-2 --purpose test
        person                  person m-2 --purpose test --as-of @3735
        """

    @Test("It is what the file of this folder has, character by character")
    func golden() async throws {
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden")
        let isWriting = ProcessInfo.processInfo.environment["CASELEDGER_WRITE_GOLDEN"] == "1"
        try await withTemporaryFolder { folder in
            let made = try CommandRun(["demo", "--example", "anytown"], in: folder)
            try #require(made.status == 0)
            for entry in Self.lines.split(separator: "\n") {
                let name = String(entry.prefix { $0 != " " })
                let line = entry.dropFirst(name.count).drop { $0 == " " }
                let needsInspection = !line.hasPrefix("inspections")
                let run = try CommandRun(
                    line: "case-ledger \(line)"
                        + (needsInspection ? " --inspection anytown-2022" : ""), in: folder)
                #expect(run.status == (line == "diff-same" ? 0 : run.status), "\(line)")
                #expect([0, 1].contains(run.status), "\(line): \(run.messages)")
                let file = golden.appendingPathComponent("\(name).txt")
                if isWriting {
                    try Data(run.output.utf8).write(to: file)
                } else {
                    let expected = try String(contentsOf: file, encoding: .utf8)
                    #expect(run.output == expected, "\(line)")
                }
            }
        }
    }

    @Test("A difference has status 1, and no difference has status 0")
    func statuses() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo", "--example", "anytown"], in: folder)
            for (line, status) in [
                ("diff @fieldwork @published", 1), ("diff @published @published", 0),
                ("replay --check", 0), ("audit by:m-2", 2), ("person m-2", 2),
                ("audit by:nobody --purpose x", 4), ("case nobody-1", 4), ("trace 9.9", 4),
                ("trace 2.1 --skip-type panel-decision", 4), ("trace 2.1 --skip-actor z-9", 4),
                ("trace 2.1 --before 999999", 4), ("replay --from @published --to @panel", 2),
                ("replay --from @published --to @published", 0),
                ("explain 2.1 --why-not nearly", 64), ("explain court-13 --why-not good", 2),
                ("ratings --effective yesterday", 2), ("diff @fieldwork --only 9.9", 4),
                ("ratings --effective 1950-01-01", 0), ("ratings --as-of 1950-01-01", 4),
            ] as [(String, Int32)] {
                let run = try CommandRun(
                    line: "case-ledger \(line) --inspection anytown-2022", in: folder)
                #expect(run.status == status, "\(line): \(run.messages)")
            }
        }
    }
}
