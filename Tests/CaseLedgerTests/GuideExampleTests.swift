import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import LMDBEventStore
import Testing

/// The guides' code, as it stands there.
@Suite("The guides")
struct GuideExampleTests {
    @Test("Your first inspection runs from its first line to its last")
    func firstInspection() async throws {
        try await withTemporaryFolder { folder in
            let file = folder + "/cases.csv"
            try Data("case,2.1.1,2.1.2\ncourt-07,yes,no\ncourt-08,yes,yes\n".utf8)
                .write(to: URL(fileURLWithPath: file))
            try await firstInspection(at: folder + "/audits.ledger", file)
        }
    }

    // The lines are the guide's.
    // swift-format-ignore
    private func firstInspection(at path: String, _ file: String) async throws {
        let ledger = try await Ledger.open(at: path)
        let inspection = ledger.inspection("anytown-2026")
        let lead = Agent("a-7", role: .leadInspector)
        try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: lead)
        try await inspection.record(.select("court-07", for: "2"), by: lead)
        try await inspection.record(.judge("2.1.3", of: "court-07", .no), by: lead)
        try await inspection.record(.judgeOversight(of: "court-07", .yes), by: lead)
        do {
            try await inspection.record(.judge("2.1.3", of: "court-99", .yes), by: lead)
        } catch {
            guard error.refusal == .caseNotSelected else { throw error }
            print(error.message, error.remedy)
        }
        let state = try await inspection.state()
        if let standing = state.answer(to: "2.1.3", in: "court-07") {
            try await inspection.record(
                .correctJudgement(
                    CorrectJudgement(
                        caseKey: "court-07", question: "2.1.3", supersedes: standing.recordedAt, to: .yes,
                        stage: .moderation)), by: Agent("m-2", role: .moderator),
                reason: "The plan was on file after all.")
        }
        let ratings = try await inspection.ratings()
        print(ratings["2.1"]?.rating?.label ?? "not yet rated")

        let trail = try await inspection.auditTrail(of: "2.1.3")
        for change in trail.changes {
            print(
                change.cell, change.actor, change.before.words, "->", change.after.words,
                change.reason?.words ?? "")
        }
        try await inspection.record(
            .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good)), by: lead,
            basedOn: ratings.observation(of: "2.1"), correlation: "request-4711",
            metadata: ["client": "audit-desk 3.2"])
        if let change = trail.changes.last, let (record, _) = try await ledger.record(at: change.position) {
            for text in try await ledger.texts(of: record) { print(text.name, text.text) }
            let officer = Agent("q-1", role: .dataProtectionOfficer)
            if change.reason != nil { try await ledger.forget("reason", at: change.position, by: officer) }
        }
        let sheet = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let imported = try await inspection.importJudgements(sheet, by: lead, selecting: true)
        print(imported.recorded, imported.corrections.count)

        #expect(
            trail.changes.filter { $0.cell == .answer("court-07", "2.1.3") }.map(\.after)
                == [.value(.answer(.no)), .value(.answer(.yes))])
        let later = try await inspection.auditTrail(of: "2.1.3").changes
        #expect(later.contains { $0.position == trail.changes.last?.position && $0.reason == .erased })
        #expect(imported.recorded == 4)
        await ledger.close()
    }

    @Test("Another domain in the same ledger runs from its first line to its last")
    func secondDomain() async throws {
        try await withTemporaryFolder { try await secondDomain(at: $0 + "/case.ledger") }
    }

    // The lines are the guide's.
    // swift-format-ignore
    private func secondDomain(at path: String) async throws {
        let store = try await LMDBStore.create(
            at: path,
            projections: [
                RatingsProjection.registered,
                RegisteredProjection(LoansOfCopy(), codec: LoanCodec()),
            ])
        let ledger = Ledger(store: store)
        let loans = CommandHandler(
            DecidedSubject(Loan(), codec: LoanCodec()) { command in
                switch command {
                case .take(let reader): ("take-copy", Array(reader.utf8))
                case .bringBack: ("bring-copy-back", [])
                }
            }, store: store)
        let librarian = Agent("lib-1", role: "librarian")
        try await loans.handle(.take("reader-1"), in: "copy-7", by: librarian)
        do {
            try await loans.handle(.take("reader-2"), in: "copy-7", by: librarian)
        } catch {
            guard case .rejected(.isLent) = error else { throw error }
        }
        let head = try await ledger.head().position
        let row = try await store.row("loans", of: "loans", in: "copy-7", asOf: head)
        print(row?.value ?? [], try await ledger.inspections())
        for status in try await ledger.projections() {
            print(status.name, status.revision, status.builtThrough, status.setAside)
        }

        #expect(row?.value == [1])
        #expect(head == Position(1))
        await ledger.close()
    }

    @Test(
        "They show the code of these tests, line by line",
        arguments: ["FirstInspection", "SecondDomain"])
    func sameCode(page: String) throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        func lines(of path: String) throws -> [Substring] {
            try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
                .split(separator: "\n")
        }
        let files = [
            "GuideExampleTests", "Support/Loan", "Support/LoanCodec", "Support/LoansOfCopy",
        ]
        let tests = try files.flatMap { try lines(of: "Tests/CaseLedgerTests/\($0).swift") }
            .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
        var blocks: [[String]] = []
        var isCode = false
        for line in try lines(of: "Sources/CaseLedger/CaseLedger.docc/\(page).md") {
            if line.hasPrefix("```") {
                isCode.toggle()
                if isCode { blocks.append([]) }
            } else if isCode {
                blocks[blocks.count - 1].append(line.trimmingCharacters(in: .whitespaces))
            }
        }
        #expect(blocks.count > 5)
        for block in blocks {
            #expect(tests.contains(block.joined(separator: "\n")), "\(block.first ?? "")")
        }
    }
}
