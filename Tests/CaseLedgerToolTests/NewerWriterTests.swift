import CaseLedger
import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

@Suite("A newer version has written to the ledger")
struct NewerWriterTests {
    private static let lead = Agent("lead-1", role: .leadInspector)

    /// Appends an event of a type, or of a version of its payload, that only a newer version knows.
    private func appendNewer(
        _ type: EventName, _ version: UInt16, to stream: StreamName, in folder: String
    ) async throws -> UInt64 {
        let store = try await LMDBStore.open(at: folder + "/case.ledger")
        let provenance = Provenance(
            actor: Self.lead, effectiveAt: .instant(Timestamp(microseconds: 0)))
        let id = CommandID.random()
        let receipt = try await store.append(
            Command(
                id: id, stream: stream,
                events: [
                    EventDraft(
                        type: type, schemaVersion: version, tags: [try EventTag("case", "court-1")],
                        payload: [1, 2, 3])
                ], provenance: provenance), basedOn: .nothing)
        await store.close()
        return receipt.positions.upperBound.rawValue
    }

    @Test(
        "Its inspection is refused by name, place and version; the log and all others go on",
        arguments: [("case-reviewed", 1), ("judgement-recorded", 9)] as [(String, UInt16)])
    func unknownEvent(type: String, version: UInt16) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try await Ledger.open(at: folder + "/case.ledger")
            for id: StreamName in ["first", "second"] {
                try await ledger.inspection(id).record(
                    .announce("anytown", on: .hmipYouth2021), by: Self.lead)
            }
            let follower = try RunningProcess(["log", "--follow", "--json"], in: folder)
            let place = try await appendNewer(
                try EventName(validating: type), version, to: "first", in: folder)
            // This version goes on recording, where it can read what is there.
            try await ledger.inspection("second").record(
                .select("court-1", for: "2"), by: Self.lead)
            let head = try await ledger.head().position
            let refused = await #expect(throws: LedgerError.self) {
                try await ledger.inspection("first").record(
                    .select("court-1", for: "2"), by: Self.lead)
            }
            #expect(refused?.code == .newerFormat)
            #expect(try await ledger.head().position == head)
            await ledger.close()

            let lines = try await follower.lines(atLeast: 8)
            #expect(lines.count == 8)
            let newer = try object(lines[6])
            #expect(newer["position"] as? UInt64 == place)
            #expect(newer["event"] as? String == type)
            #expect(newer["schemaVersion"] as? Int == Int(version))
            #expect(newer["tags"] as? [String] == ["case:court-1"])

            for command in [["ratings"], ["key-questions"], ["audit", "2.1"]] {
                let run = try CommandRun(command + ["--inspection", "first"], in: folder)
                #expect(run.status == 3)
                #expect(run.output.isEmpty)
                for part in [
                    "position \(place)", type, "version \(version)", "newer version: update",
                ] {
                    #expect(run.messages.contains(part))
                }
                let error = try CommandRun(
                    command + ["--inspection", "first", "--json"], in: folder
                ).error
                #expect(error["code"] as? String == "newerFormat")
                let other = try CommandRun(command + ["--inspection", "second"], in: folder)
                #expect(other.status == 0, "\(other.messages)")
            }
            // As of a moment before that event, nothing stands in the way.
            let before = try CommandRun(
                ["ratings", "--as-of", "@3", "--inspection", "first"], in: folder)
            #expect(before.status == 0, "\(before.messages)")
            // The event itself is shown for what can be read of it, and says why that is not all.
            let shown = try CommandRun(["show", "\(place)"], in: folder)
            #expect(shown.status == 0, "\(shown.messages)")
            #expect(shown.output.contains("\(type), which cannot be read: "))
            #expect(shown.output.contains("at position \(place): this version "))
            let json = try CommandRun(["show", "\(place)", "--json"], in: folder).json
            #expect((json["problem"] as? String)?.contains("this version") == true)
            #expect(json["payload"] is NSNull)
            #expect(json["sentence"] is NSNull)
            // Verification says that this program has no ratings from there on, and nothing else.
            let verified = try CommandRun(["verify"], in: folder)
            #expect(verified.status == 3)
            let report = try CommandRun(["verify", "--json"], in: folder).json
            #expect(report["passed"] as? Bool == false)
            let problems = try #require(report["problems"] as? [[String: Any]])
            #expect(problems.map { $0["position"] as? UInt64 } == [place])
            for problem in problems {
                let words = try #require(problem["problem"] as? String)
                #expect(words.contains("position \(place)"))
                #expect(verified.output.contains("  \(words)\n"), "\(verified.output)")
            }
            #expect(try await follower.end(with: SIGINT) == 130)
        }
    }
}
