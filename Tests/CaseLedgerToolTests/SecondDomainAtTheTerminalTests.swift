import CaseLedger
import CaseLedgerTesting
import Foundation
import LMDBEventStore
import Testing

@Suite("A second domain in the ledger, at the terminal")
struct SecondDomainAtTheTerminalTests {
    @Test(
        "Its events are listed and shown for what they are, and no answer about inspections changes"
    )
    func foreignStream() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let questions = [
                ["inspections"], ["audit", "2.1"], ["key-questions"], ["next"], ["oversight"],
            ]
            let before = try questions.map { try CommandRun($0, in: folder).output }
            let store = try await LMDBStore.open(
                at: folder + "/case.ledger", projections: [RatingsProjection.registered])
            let draft = EventDraft(type: "copy-taken", tags: [], payload: [7])
            let receipt = try await store.append(
                Command(
                    id: .random(), stream: "copy-7", events: [draft],
                    provenance: Provenance(
                        actor: Agent("lib-1", role: "librarian"), reason: "Asked for it.",
                        effectiveAt: .instant(Timestamp(microseconds: 1)))), basedOn: nil)
            await store.close()
            let position = receipt.positions.lowerBound.description
            for (question, answer) in zip(questions, before) {
                let run = try CommandRun(question, in: folder)
                #expect(run.status == 0 && run.output == answer, "\(question): \(run.messages)")
            }
            let listed = try CommandRun(["log", "--reverse", "--limit", "1"], in: folder)
            #expect(listed.output.contains("copy-taken"), "\(listed.messages)")
            let shown = try CommandRun(["show", position], in: folder)
            #expect(shown.status == 0, "\(shown.messages)")
            #expect(shown.output.contains("copy-7 is no inspection"))
            #expect(shown.output.contains("Asked for it."))
            let json = try CommandRun(["show", position, "--json"], in: folder).json
            #expect(json["payload"] is NSNull)
            #expect(try CommandRun(["verify"], in: folder).status == 0)
            #expect(try CommandRun(["forget", position, "reason"], in: folder).status == 0)
            let asked = try CommandRun(["ratings", "--inspection", "copy-7"], in: folder)
            #expect(asked.status != 0 && asked.messages.contains("copy-7"))
        }
    }
}
