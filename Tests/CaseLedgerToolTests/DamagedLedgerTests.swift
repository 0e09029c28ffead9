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

    @Test("A ledger whose data file is gone is damaged, and was not never there")
    func missingFile() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            try FileManager.default.removeItem(atPath: folder + "/case.ledger/data.mdb")
            for command in ["status", "verify", "ratings", "salvage case.ledger saved"] {
                let run = try CommandRun(command.split(separator: " ").map(String.init), in: folder)
                #expect(run.status == 3, "\(command): \(run.status), \(run.messages)")
            }
        }
    }

    @Test("A log that stops at damage is a whole document that says so, and writes no file")
    func incompleteLog() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let damaged = 1_900
            try removeRecord(at: Position(UInt64(damaged)), of: folder + "/case.ledger")
            let log = try CommandRun(["log", "--json"], in: folder)
            #expect(log.status == 3)
            let document = try log.json
            #expect(document["incomplete"] as? Bool == true)
            let events = try #require(document["events"] as? [[String: Any]])
            let positions = events.compactMap { $0["position"] as? Int }
            #expect(!positions.isEmpty && positions.count < damaged)
            #expect(positions == Array(1...positions.count))
            #expect(log.messages.contains("\(damaged)"))
            let kept = try CommandRun(["log", "--json", "-o", "a.json"], in: folder)
            #expect(kept.status == 3)
            #expect(!FileManager.default.fileExists(atPath: folder + "/a.json"))
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
                    let json = try CommandRun(command + ["--json"], in: folder)
                    #expect(json.status == 3)
                    #expect(try json.error["code"] as? String == "damaged")
                }
                let error = await #expect(throws: LedgerError.self) {
                    try await Ledger.open(at: folder + "/case.ledger", creating: true)
                }
                #expect(error?.code == .damaged)
                #expect(try Data(contentsOf: file).count == length)
            }
            try sound.write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(try CommandRun(["verify"], in: folder).status == 0)
        }
    }

    @Test("A damaged row changes no answer, and every command that meets it says so")
    func damagedRow() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let sound = try CommandRun(["ratings"], in: folder)
            #expect(!sound.messages.contains("damaged"))
            try flipBits(in: .history, of: folder + "/case.ledger")
            let run = try CommandRun(["ratings"], in: folder)
            #expect(run.status == 0)
            #expect(run.output == sound.output)
            #expect(run.messages.contains("damaged"))
            #expect(run.messages.contains("verify"))
            let verified = try CommandRun(["verify"], in: folder)
            #expect(verified.status == 3)
        }
    }

    /// Flips one bit in the value of every entry.
    private func flipBits(in name: TableName, of path: String) throws {
        let environment = try Environment.open(
            at: path, tables: TableName.allCases.map(\.rawValue))
        defer { environment.close() }
        let table = try environment.table(named: name.rawValue)
        try environment.write { transaction throws(LMDBError) in
            var entries: [(key: [UInt8], value: [UInt8])] = []
            try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                while try cursor.next() {
                    entries.append(
                        cursor.withCurrent { key, value in
                            (key.indices.map { key[$0] }, value.indices.map { value[$0] })
                        })
                }
            }
            for (key, value) in entries {
                var damaged = value
                damaged[0] ^= 4
                try transaction.put(damaged.span, for: key.span, in: table)
            }
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
