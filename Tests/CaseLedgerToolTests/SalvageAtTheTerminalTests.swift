import CaseLedger
import Foundation
import Testing

@Suite("Damage, salvage and condition at the terminal")
struct SalvageAtTheTerminalTests {
    private func file(of folder: String) -> URL {
        URL(fileURLWithPath: folder + "/case.ledger/data.mdb")
    }

    /// Overwrites the file in place, so that it keeps its mode.
    private func write(_ bytes: Data, in folder: String) throws {
        let handle = try FileHandle(forWritingTo: file(of: folder))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: bytes)
        try handle.close()
    }

    @Test("A ledger that cannot be opened is verified, salvaged and read")
    func salvage() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 2)
            try terminal.judge("2.1", "yes no yes", "yes yes yes")
            let head = try terminal.head()
            let ratings = try terminal.done("ratings").output
            var bytes = try Data(contentsOf: file(of: terminal.folder))
            // Without its list of tables nothing can be opened.
            bytes.replaceSubrange(0..<8_192, with: Data(count: 8_192))
            try write(bytes, in: terminal.folder)
            #expect(try terminal.run("ratings").status == 3)

            let verified = try terminal.run("verify")
            #expect(verified.status == 3)
            #expect(verified.output.contains("Every record from position 1 to \(head) is intact"))
            #expect(verified.output.contains("case-ledger salvage"))
            let salvaged = try terminal.done("salvage case.ledger saved.ledger")
            #expect(salvaged.output.contains("No position is lost"))
            #expect(try terminal.done("ratings --ledger saved.ledger").output == ratings)
            #expect(try terminal.run("verify --ledger saved.ledger").status == 0)
            let again = try terminal.run("salvage case.ledger saved.ledger")
            #expect(again.status == 2 && again.messages.contains("xist"))
        }
    }

    @Test("After a salvage the other inspections are listed, and the damaged one is named")
    func inspections() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.judge("2.1", "yes no yes")
            let head = try terminal.head()
            try terminal.done(
                "announce other-2026 --service other-yjs --name 'Other YJS' --framework edition.json"
            )
            #expect(try terminal.run("inspections").status == 0)
            let before = try terminal.json("inspections")["inspections"] as? [[String: Any]]
            // One bit in the last record of the first inspection.
            var bytes = try Data(contentsOf: file(of: terminal.folder))
            let events = try #require(try terminal.json("log")["events"] as? [[String: Any]])
            let command = try #require(
                events.last { $0["inspection"] as? String == "anytown-2026" }?["commandId"]
                    as? String)
            let hexadecimal = Array(command.replacing("-", with: "").utf8)
            let id = Data(
                stride(from: 0, to: 32, by: 2).map {
                    UInt8(String(decoding: hexadecimal[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
                })
            // Old pages of the file have it too.
            while let place = bytes.range(of: id) { bytes[place.lowerBound + 3] ^= 1 }
            try write(bytes, in: terminal.folder)
            #expect(try terminal.run("salvage case.ledger saved.ledger").status == 1)

            let list = try terminal.run("inspections --ledger saved.ledger")
            #expect(
                list.status == 3 && list.output.contains("Not listed, because records are lost"))
            let now = try terminal.run("inspections --ledger saved.ledger --json")
            let answer = try #require(
                try JSONSerialization.jsonObject(with: Data(now.output.utf8)) as? [String: Any])
            let lost = try #require(answer["lost"] as? [[String: Any]])
            let rest = try #require(answer["inspections"] as? [[String: Any]])
            try #require(lost.count == 1)
            #expect(rest.count == (before?.count ?? 0) - 1)
            let place = try #require(lost[0]["first"] as? Int)
            #expect(place <= head)
            #expect(
                try terminal.run("inspections --ledger saved.ledger --as-of @\(place - 1)").status
                    == 0)
        }
    }

    @Test("Damage of which readers are told is told to who records, with what was not recorded")
    func nothingRecorded() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            let path = terminal.folder + "/case.ledger/"
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o400], ofItemAtPath: path + "last-head")
            try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path + "data.mdb"))
            for line in ["judge court-01 2.1.1=yes", "import history none.csv"] {
                let said = try terminal.run(line).messages
                #expect(
                    said.contains("Nothing was recorded") || said.contains("none.csv"), "\(said)")
            }
            let inside = try terminal.run("salvage case.ledger case.ledger/new")
            #expect(inside.status != 0 && !FileManager.default.fileExists(atPath: path + "new"))
        }
    }

    @Test("An older file is told to readers, takes no record, and is accepted by a command")
    func rollback() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            let old = try Data(contentsOf: file(of: terminal.folder))
            let before = try terminal.head()
            try terminal.judge("2.1", "yes no yes")
            let seen = try terminal.head()
            try write(old, in: terminal.folder)

            let read = try terminal.run("ratings")
            #expect(read.status == 0)
            #expect(read.messages.contains("ends at position \(before)"))
            #expect(read.messages.contains("saw position \(seen)"))
            let refused = try terminal.run("judge court-01 2.1.1=yes --by a-7")
            #expect(refused.status == 3 && refused.messages.contains("restore --accept"))
            #expect(refused.messages.contains("Nothing was recorded"))
            let verified = try terminal.run("verify")
            #expect(verified.status == 3 && verified.output.contains("restore --accept"))
            let compacted = try terminal.run("compact")
            #expect(compacted.status == 3 && compacted.messages.contains("restore --accept"))
            #expect(try Data(contentsOf: file(of: terminal.folder)) == old)
            let table = try terminal.run("status --format csv").output
            #expect(table.contains("Problem,") && table.contains("saw position \(seen)"))
            let status = try terminal.run("status")
            #expect(status.status == 1 && status.output.contains("nothing is recorded"))
            let accepted = try terminal.json("restore --accept --by d-1")
            #expect(accepted["through"] as? Int == before)
            #expect((accepted["problem"] as? String)?.contains("\(seen)") == true)
            #expect(try terminal.run("verify").status == 0)
            // The ledger says who accepted what, and what had been seen.
            let copies = try terminal.json("copies")
            let list = try #require(copies["accepted"] as? [[String: Any]])
            #expect(list.map { $0["actor"] as? String } == ["d-1"])
            #expect(list.map { $0["position"] as? Int } == [before + 1])
            let payload = try #require(list.first?["payload"] as? [String: Any])
            #expect(payload["seen"] as? Int == seen && payload["through"] as? Int == before)
            #expect(payload["cause"] as? String == "older-file")
            let sentence =
                "d-1 accepted the ledger up to position \(before) as it was: position "
                + "\(seen) had been seen, but an older file was put back"
            #expect(try terminal.done("log").output.contains(sentence))
            for format in ["text", "markdown", "html"] {
                let shown = try terminal.done("copies --format \(format)").output
                #expect(shown.contains("States that were accepted"), "\(format)")
                #expect(shown.contains("\(seen)"), "\(format)")
            }
            // Nothing is in question any more, so nothing more is recorded.
            let again = try terminal.json("restore --accept")
            #expect(again["problem"] is NSNull && again["through"] as? Int == before + 1)
            #expect(try terminal.head() == before + 1)
            #expect(try terminal.run("restore whole --by d-1").status == 2)
            try terminal.judge("2.1", "yes no yes")
        }
    }

    @Test("A folder that is put back whole is noticed where the last head is kept elsewhere")
    func wholeFolder() async throws {
        try await withTerminal { terminal in
            func run(_ line: String) throws -> CommandRun {
                try CommandRun(
                    line: "CASE_LEDGER_LAST_HEADS=heads case-ledger \(line)", in: terminal.folder,
                    actor: "a-7")
            }
            try terminal.announced(cases: 1)
            let before = try terminal.head()
            let (path, old) = (terminal.folder + "/case.ledger", terminal.folder + "/old")
            let missing = try run("log")
            #expect(missing.status == 74 && missing.messages.contains("Create the folder"))
            try FileManager.default.createDirectory(
                atPath: terminal.folder + "/heads", withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
            try FileManager.default.copyItem(atPath: path, toPath: old)
            #expect(try run("judge court-01 2.1.1=yes").status == 0)
            let seen = try terminal.head()
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: old, toPath: path)

            #expect(try terminal.run("ratings").messages.isEmpty)
            let read = try run("ratings")
            #expect(read.status == 0 && read.messages.contains("saw position \(seen)"))
            #expect(try run("judge court-01 2.1.1=yes").status == 3)
            #expect(try run("restore --accept").status == 0)
            #expect(try terminal.head() == before + 1)
            #expect(try run("judge court-01 2.1.1=yes").status == 0)
        }
    }

    @Test("The condition names the last backup, and is well after one")
    func status() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            let before = try terminal.run("status")
            #expect(before.status == 1 && before.output.contains("No backup is recorded"))
            let head = try terminal.head()
            try terminal.done("backup whole")
            let after = try terminal.json("status")
            #expect(after["healthy"] as? Bool == true)
            #expect((after["lastBackup"] as? [String: Any])?["through"] as? Int == head)
            #expect((after["problems"] as? [String]) == [])
        }
    }
}
