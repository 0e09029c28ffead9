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
            let before = try questions.map { try CommandRun($0, in: folder) }
            for answer in before {
                #expect(answer.output.contains("s of position 2644, "), "\(answer.messages)")
            }
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
                #expect(run.status == 0, "\(question): \(run.messages)")
                #expect(run.output.contains("s of position 2645, "))
                #expect(withoutMoment(run.output) == withoutMoment(answer.output), "\(question)")
            }
            let listed = try CommandRun(["log", "--reverse", "--limit", "1"], in: folder)
            #expect(
                listed.output.hasSuffix("  copy-7  copy-taken, an event of another domain\n"),
                "\(listed.output)\(listed.messages)")
            let alone = try CommandRun(["log", "--inspection", "copy-7"], in: folder)
            #expect(alone.status == 0)
            #expect(
                alone.output.hasSuffix("Z  copy-taken, an event of another domain\n"),
                "\(alone.output)\(alone.messages)")
            let shown = try CommandRun(["show", position], in: folder)
            #expect(shown.status == 0, "\(shown.messages)")
            #expect(
                shown.output.contains(
                    "what happened  copy-taken, an event of another domain.\n"))
            #expect(shown.output.contains("copy-7, event 1 of it"))
            #expect(shown.output.contains("Asked for it."))
            let json = try CommandRun(["show", position, "--json"], in: folder).json
            #expect(json["payload"] is NSNull)
            #expect(json["sentence"] is NSNull)
            #expect(json["problem"] is NSNull)
            #expect(try CommandRun(["verify"], in: folder).status == 0)
            #expect(
                try CommandRun(["forget", position, "reason", "--by", "a-7"], in: folder).status
                    == 0)
            let asked = try CommandRun(["ratings", "--inspection", "copy-7"], in: folder)
            #expect(asked.status == 4 && asked.messages.contains("copy-7"))
        }
    }

    /// An answer without the paragraph that says as of when.
    private func withoutMoment(_ answer: String) -> [Substring] {
        answer.split(separator: "\n").filter { !$0.contains("s of position ") }
    }
}
