import CaseLedger
import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDB
import LMDBEventStore
import Testing

@Suite("A ledger that is damaged")
struct DamagedLedgerTests {
    @Test("A missing record ends every command that comes to it with status 3 and its position")
    func missingRecord() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let listed = try CommandRun(
                ["log", "--json", "--tag", "question:2.1.3", "--limit", "1"], in: folder
            ).json
            let events = try #require(listed["events"] as? [[String: Any]])
            let place = try #require(events.first?["position"] as? UInt64)
            try removeRecord(at: Position(place), of: folder + "/case.ledger")
            for command in [
                ["log"], ["log", "--reverse"], ["log", "--json"], ["log", "--follow"],
                ["log", "--tag", "question:2.1.3"], ["log", "--after", "\(place - 1)"],
                ["audit", "2.1.3"], ["show", "\(place)"], ["key-questions"], ["verify"],
                ["next"], ["joint", "--domain", "2"], ["oversight"],
                ["recommendations"], ["findings"], ["context"], ["anomalies"],
            ] {
                let run = try CommandRun(command, in: folder)
                #expect(run.status == 3, "\(command): \(run.status), \(run.messages)")
                #expect((run.messages + run.output).contains("\(place)"), "\(command)")
                #expect((run.messages + run.output).contains("missing"), "\(command)")
            }
            // Up to there it can be read.
            let before = try CommandRun(["log", "--as-of", "@\(place - 1)"], in: folder)
            #expect(before.status == 0, "\(before.messages)")
        }
    }

    @Test("A damaged file has status 3 and says what to do, and no ledger takes its place")
    func damagedFile() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let path = folder + "/case.ledger/data.mdb"
            let file = URL(fileURLWithPath: path)
            let sound = try Data(contentsOf: file)
            for length in [0, 100, 4_096, sound.count / 2 / 4_096 * 4_096] {
                try Data(sound.prefix(length)).write(to: file)
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: path)
                for command in [["ratings"], ["import", "report", leicestershire.path]] {
                    let run = try CommandRun(command, in: folder)
                    #expect(run.status == 3, "\(command), \(length) bytes: \(run.messages)")
                    #expect(run.messages.contains("damaged"))
                    #expect(run.messages.contains("backup"))
                    #expect(!run.messages.contains("There is no ledger"))
                }
                let error = await #expect(throws: LedgerError.self) {
                    try await Ledger.open(at: folder + "/case.ledger", creating: true)
                }
                #expect(error?.code == .integrity)
                #expect(try Data(contentsOf: file).count == length)
            }
            try sound.write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(try CommandRun(["verify"], in: folder).status == 0)
        }
    }

    private func removeRecord(at position: Position, of path: String) throws {
        let environment = try Environment.open(
            at: path, tables: TableName.allCases.map(\.rawValue))
        defer { environment.close() }
        let table = try environment.table(named: TableName.records.rawValue)
        try environment.write { transaction throws(LMDBError) in
            _ = try transaction.delete(Key.record(position).span, in: table)
        }
    }
}
