import CaseLedgerTesting
import Foundation
import Testing

@Suite("An import that is killed")
struct KilledImportTests {
    @Test("kill -9 at any point leaves whole commands, and a second try completes it")
    func killed() async throws {
        var interrupted = 0
        for attempt in 0..<12 {
            try await withTemporaryFolder { folder in
                _ = try CommandRun(["init"], in: folder)
                let (process, _, _) = try CommandRun.process(
                    ["import", "report", leicestershire.path], in: folder)
                try process.run()
                // A task that sleeps can be late by seconds when other tests have the threads.
                usleep(useconds_t(60_000 + attempt * 55_000))
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                if process.terminationReason == .uncaughtSignal { interrupted += 1 }

                let verified = try CommandRun(["verify", "--json"], in: folder)
                #expect(verified.status == 0, "\(verified.output)")
                let log = try CommandRun(["log", "--json"], in: folder).json
                let events = try #require(log["events"] as? [[String: Any]])
                try expectWholeCommands(events, in: folder)

                let again = try CommandRun(
                    ["import", "report", leicestershire.path, "--json"], in: folder)
                #expect(again.status == 0, "\(again.messages)")
                let imported = try again.json
                #expect(imported["events"] as? Int == 2_644)
                #expect(imported["eventsRecordedBefore"] as? Int == events.count)
                let asOf = imported["asOf"] as? [String: Any]
                #expect(asOf?["position"] as? Int == 2_644)
                #expect(
                    try CommandRun(["ratings", "--json"], in: folder).json["total"] as? Int == 11)
                #expect(try CommandRun(["verify"], in: folder).status == 0)
            }
        }
        #expect(interrupted > 0, "no run was killed in time, so nothing was tested")
    }

    /// The last event recorded is the last of its command.
    private func expectWholeCommands(_ events: [[String: Any]], in folder: String) throws {
        guard let last = events.last?["position"] as? Int else { return }
        let shown = try CommandRun(["show", String(last), "--json"], in: folder).json
        #expect(shown["lastOfCommand"] as? Int == last)
    }
}
