import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Backups and copies of a ledger, as a program makes them")
struct LedgerBackupTests {
    private static let lead = Agent("lead-1", role: .leadInspector)
    private static let keeper = Agent("d-1", role: .systemOperator)

    @Test("A backup is recorded where the ledger is told who made it, and nowhere else")
    func recorded() async throws {
        try await withTemporaryFolder { folder in
            let ledger = try await Ledger.create(at: folder + "/case.ledger")
            try await ledger.inspection("anytown").record(
                .announce("anytown", on: .hmipYouth2021), by: Self.lead)
            let head = try await ledger.head().position
            let silent = try await ledger.backup(to: folder + "/silent")
            #expect(try await ledger.custody().isEmpty)
            let backup = try await ledger.backup(to: folder + "/whole", by: Self.keeper)
            #expect(backup.through == head && silent.through == head)
            try await ledger.record(
                .exportMade(
                    ExportMade(
                        kind: .judgements, inspection: "anytown", through: head, bytes: 3,
                        digest: ContentDigest(of: [1]), path: CustodyText.path("/x"))),
                by: Self.keeper)
            let entries = try await ledger.custody()
            #expect(entries.map(\.position) == [head.next, head.next.next])
            #expect(entries.allSatisfy { $0.actor == Self.keeper })
            guard case .backupMade(let made)? = entries.first?.event else {
                Issue.record("The first event is no backup.")
                return
            }
            #expect(made.digest == backup.digest && made.bytes == backup.bytes)
            #expect(made.since == nil && made.through == head)
            #expect(try await ledger.custody(through: head.next).count == 1)
            #expect(try await ledger.custody(through: head).isEmpty)
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.custody(through: Position(99))
            }
            #expect(error?.code == .beyondHead)

            // The log shows them for what they are, and no answer about inspections changes.
            let page = try await ledger.page(of: .stream(.ledger))
            let log = try await ledger.entries(of: page.records)
            #expect(log.allSatisfy { $0.custody != nil && $0.event == nil && $0.problem == nil })
            #expect(log.first?.words.hasPrefix("d-1 made a whole backup, up to position") == true)
            #expect(try await ledger.texts(of: page.records[0]).map(\.name) == ["path"])
            #expect(try await ledger.inspections() == ["anytown"])
            #expect(try await ledger.projections().allSatisfy(\.setAside.isEmpty))
            #expect(try await ledger.verify().passed)
            await ledger.close()

            let compacted = try await Ledger.compact(at: folder + "/case.ledger")
            #expect(compacted.through == head.next.next)
            let restored = try await Ledger.restore(
                from: folder + "/whole", to: folder + "/case.ledger", replacing: true)
            #expect(restored.through == head && restored.replaced?.head == compacted.through)
            // Nobody can record again that a copy was made.
            #expect(restored.replaced?.actors == [])
        }
    }

    @Test("An engine without files refuses in the words of a storage error")
    func unsupported() async throws {
        let error = await #expect(throws: LedgerError.self) {
            try await Ledger(store: ModelEventStore()).backup(to: "/nowhere")
        }
        #expect(error?.underlying?.code == .unsupported)
    }
}
