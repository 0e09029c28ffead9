import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("The recipes of the cookbook")
struct CookbookTests {
    /// What the recipes print.
    private final class Output {
        var text = ""
    }

    @Test("They run as they stand, and print what the file of this folder has")
    func recipes() async throws {
        let output = Output()
        try await AnytownLedger.with { ledger in try await recipes(ledger, output) }
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Cookbook.txt")
        if ProcessInfo.processInfo.environment["CASELEDGER_WRITE_GOLDEN"] == "1" {
            try Data(output.text.utf8).write(to: file)
        }
        #expect(output.text == (try String(contentsOf: file, encoding: .utf8)))
    }

    // The lines are the cookbook's.
    // swift-format-ignore
    private func recipes(_ ledger: Ledger, _ output: Output) async throws {
            func print(_ items: Any...) {
                output.text += items.map { "\($0)" }.joined(separator: " ") + "\n"
            }
            let inspection = ledger.inspection("anytown-2022")
            let history = try await inspection.history()

            let fieldwork = try await inspection.position(of: .milestone(.fieldwork))
            let trail = history.auditTrail(of: .cell(.standard("2.1")))
            for change in trail.changes where change.position > fieldwork {
                print(change.actor, change.role, change.before.words, "->", change.after.words)
                print(change.reason?.words ?? "no reason", "on", change.recordedAt)
            }

            if let decided = history.trace(of: .parts(of: .standard("2.1"))).cells.first {
                print(decided.set?.sentence ?? "nobody decided")
                for seen in decided.saw?.values ?? [] { print(seen.cell, seen.state.words) }
                print("displaced the answers at", decided.displaced.count, "positions")
            }

            let why = history.explanation(of: .standard("2.1"))
            let rule = why.children.last
            print(why.words, "-", rule?.words ?? "")
            print("answers up to the next rating:", rule?.distance?.up ?? 0)
            for need in history.whyNot(.good, of: .standard("2.1"))?.needs ?? [] { print(need.words) }

            let before = history.asOf(fieldwork)
            let published = try await inspection.position(of: .milestone(.published))
            for different in before.difference(to: history.asOf(published), in: .ratings).cells {
                print(different.cell, different.before.words, "->", different.after.words)
                for reason in different.causes where reason.isNecessary { print("  ", reason.cause.sentence) }
            }

            for fact in history.lateFacts(after: 30).facts {
                print(fact.entry.cause.position, fact.delayInDays, fact.missed.map(\.rawValue))
            }
            let then = try EffectiveMoment("2021-12-31")
            let known = try await inspection.ratings(asOf: .position(fieldwork), effectiveBy: then)
            print(known.value.overall.pointsWords, known.isCertain)

            let record = history.record(of: "court-13")
            print(record.caseKey, record.state.words, record.values.count, record.entries.count)

            let overrides = history.commands.flatMap(\.events).filter { event in
                if case .panelDecisionRecorded(let decision)? = event.event { decision.outcome == .discretion } else { false }
            }
            let without = history.without(Set(overrides.map(\.position)))
            print(without.state.overallRating?.total ?? 0, "instead of", history.state.overallRating?.total ?? 0)

            for id in ["anytown-2022", "anytown-2025"] as [StreamName] {
                for team in try await ledger.inspection(id).oversight().teams {
                    print(id, team.key?.rawValue ?? "no team", team.tally.yes, "of", team.tally.relevant)
                }
            }

            for control in history.controls().controls where control.state == .notHeld {
                print(control.id, control.positions.count, "events")
            }
            for meeting in history.panelMinutes().meetings {
                print(meeting.number, meeting.barred.map(\.person), meeting.decisions.count, "decisions")
                print("left undecided:", meeting.undecided.count)
            }

            let next = NextSteps(for: try await inspection.state())
            print(next.required.count, "required,", next.possible.count, "possible")
    }

    @Test("The cookbook shows the code of the test above, line by line")
    func sameCode() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appendingPathComponent(
                "Sources/CaseLedger/CaseLedger.docc/Cookbook.md"), encoding: .utf8)
        let own = Set(
            try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
                .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        var isCode = false
        var lines = 0
        for line in page.split(separator: "\n") {
            if line.hasPrefix("```") {
                isCode.toggle()
            } else if isCode {
                lines += 1
                #expect(own.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
            }
        }
        #expect(lines > 40)
    }
}
