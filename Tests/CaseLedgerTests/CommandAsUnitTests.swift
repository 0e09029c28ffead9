import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import InspectionSamples
import Testing

@Suite("A command as the unit of what people saw")
struct CommandAsUnitTests {
    private static let lead = Agent("lead-1", role: .leadInspector)
    private static let before = Array(
        "case,2.1.1,2.1.2,2.1.3\nc-1,no,yes,yes\nc-2,yes,yes,yes\n".utf8)
    private static let after = Array(
        "case,2.1.1,2.1.2,2.1.3\nc-1,yes,yes,yes\nc-2,no,yes,yes\n".utf8)

    /// An inspection with two cases, judged by a sheet, then by one that swaps two answers.
    private func moderated(_ ledger: Ledger) async throws -> LedgerInspection {
        let inspection = ledger.inspection("anytown-2026")
        try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: Self.lead)
        try await inspection.record(
            .selectCases(["c-1", "c-2"].map { SelectCases.Selection(caseKey: $0, domain: "2") }),
            by: Self.lead)
        _ = try await inspection.importJudgements(Self.before, by: Self.lead)
        _ = try await inspection.importJudgements(
            Self.after, by: Self.lead, reason: "moderated")
        return inspection
    }

    @Test("A sheet that swaps two answers shows no change of the rating, and both of the answers")
    func swap() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await moderated(ledger)
            let trail = try await inspection.auditTrail(of: "2.1", provisional: true)
            let moderation = try await ledger.head().position
            #expect(!trail.changes.contains { $0.position == moderation })
            for version in try await inspection.history(of: "2.1") {
                let record = try #require(try await ledger.record(at: version.position)?.record)
                #expect(record.lastOfCommand == version.position)
            }
            let answers = try await inspection.auditTrail(of: "2.1.1").changes
            #expect(answers.suffix(2).map(\.position) == [moderation, moderation])
            #expect(answers.suffix(2).map(\.cell.caseKey) == ["c-1", "c-2"])
            #expect(answers.suffix(2).map { $0.causes.count } == [1, 1])
        }
    }

    @Test("A change has all of its causes, however many: every event that touches an input")
    func causes() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: Self.lead)
            let rows = (1...300).map { "c-\($0),yes,yes,no,yes" }.joined(separator: "\n")
            let sheet = Array("case,2.1.1,2.1.2,2.1.3,2.2.1\n\(rows)\n".utf8)
            let done = try await inspection.importJudgements(sheet, by: Self.lead, selecting: true)
            #expect(done.events == 300 * 5)
            let change = try #require(
                try await inspection.auditTrail(of: "2.1", provisional: true).changes.last)
            // The selections, and the answers to the standard's three questions.
            #expect(change.causes.count == 300 * 4)
            #expect(change.position == done.position)
        }
    }

    @Test("As of a moment before the announcement there is no trail, as there are no ratings")
    func beforeTheAnnouncement() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await moderated(ledger)
            for position in [0, 1] as [UInt64] {
                let asks: [(@Sendable (LedgerInspection, Moment) async throws -> Void, String)] = [
                    (
                        { _ = try await $0.ratings(asOf: $1) },
                        "at position 1. Nothing is recorded of it before."
                    ),
                    (
                        { _ = try await $0.auditTrail(of: "2.1", asOf: $1) },
                        "at position 1. Nothing is recorded of it before."
                    ),
                    (
                        { _ = try await $0.auditTrail(of: "2.1.1", asOf: $1) },
                        "at position 1. Nothing is recorded of it before."
                    ),
                ]
                for (ask, message) in asks {
                    let error = await #expect(throws: LedgerError.self) {
                        try await ask(inspection, .position(Position(position)))
                    }
                    #expect(error?.code == .notFound)
                    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
                }
            }
        }
    }

    @Test("A sheet claims nothing that somebody had seen, and depends on its cases")
    func nothingSeen() async throws {
        try await withTemporaryLedger { ledger in
            _ = try await moderated(ledger)
            let head = try await ledger.head().position
            let (_, command) = try #require(try await ledger.record(at: head))
            #expect(command.seen == nil)
            #expect(command.dependsOn.position < head)
            #expect(!command.dependsOn.query.clauses.isEmpty)
        }
    }

    @Test("As of a position inside a command is as of the command before, for every answer")
    func inside() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await moderated(ledger)
            let head = try await ledger.head().position
            var ends: [Position] = []
            var rest: PositionRange? = PositionRange()
            while let range = rest {
                let page = try await ledger.page(of: .everything, in: range)
                for record in page.records where record.position == record.lastOfCommand {
                    ends.append(record.position)
                }
                rest = page.rest
            }
            for number in 3...head.rawValue {
                let moment = Moment.position(Position(number))
                let end = try #require(ends.last { $0.rawValue <= number })
                #expect(try await ledger.position(of: moment) == end)
                #expect(try await inspection.position(of: moment) == end)
                let ratings = try await inspection.ratings(asOf: moment)
                #expect(ratings.asOf.position == end)
                let state = try await inspection.state(asOf: moment)
                let folded = try #require(
                    Ratings(of: inspection.id, state, asOf: ratings.asOf))
                #expect(folded == ratings, "as of \(number)")
            }
        }
    }

    @Test("Milestones are ends of commands")
    func milestones() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let inspection = ledger.inspection("leicestershire-2021")
            // The report is published; it says of no draft.
            for milestone in Moment.Milestone.allCases where milestone != .draft {
                let position = try await inspection.position(of: .milestone(milestone))
                let record = try #require(try await ledger.record(at: position)?.record)
                #expect(record.lastOfCommand == position, "\(milestone)")
                #expect(try await ledger.position(of: .position(position)) == position)
            }
        }
    }
}
