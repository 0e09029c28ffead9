import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Backups, restores and compactions at the terminal")
struct KeepingTests {
    @Test("A backup, its increments, the restored ledger and the list of copies fit together")
    func roundTrip() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 2)
            let first = try terminal.head()
            let whole = try terminal.json("backup whole.ledger")
            #expect(whole["through"] as? Int == first && whole["since"] is NSNull)
            let data = try #require(
                FileManager.default.contents(atPath: terminal.folder + "/whole.ledger/data.mdb"))
            #expect(whole["digest"] as? String == ContentDigest(of: Array(data)).description)
            // The backup itself is an event of the ledger, after those that it has.
            #expect(try terminal.head() == first + 1)

            try terminal.judge("2.1", "yes no yes", "yes yes yes")
            let made = try terminal.done("backup part.1 --since \(first) --by d-1")
            #expect(made.output.contains("increment of positions \(first + 1) to"))
            let log = try terminal.done("log").output
            #expect(log.contains("a-7 made a whole backup, up to position \(first), of "))
            #expect(log.contains("d-1 made an increment after position \(first), up to"))
            let next = try #require(made.messages.split(separator: "\n").last)
            #expect(next.contains("backup FILE --since \(try terminal.head() - 1)"), "\(next)")

            let restored = try terminal.json(
                "restore whole.ledger part.1 --ledger restored.ledger")
            #expect(restored["through"] as? Int == (try terminal.head()) - 1)
            #expect(restored["erasedAgain"] is NSNull)
            #expect(restored["wholeThrough"] as? Int == first && restored["replaced"] is NSNull)
            #expect(
                try terminal.json("ratings --ledger restored.ledger")["standards"] as? NSArray
                    == (try terminal.json("ratings")["standards"] as? NSArray))
            #expect(try terminal.run("verify --ledger restored.ledger").status == 0)

            // The restored ledger says by whom and from what.
            let origins = try terminal.json("copies --ledger restored.ledger")
            let origin = try #require((origins["restored"] as? [[String: Any]])?.first)
            let from = try #require(origin["payload"] as? [String: Any])
            #expect(origin["actor"] as? String == "a-7" && from["increments"] as? Int == 1)
            // The digits of a temporary folder may look like the number of a person.
            let path = try #require(from["path"] as? String)
            #expect(path.contains("/whole.ledger, /") || path.hasPrefix("(not stored"))
            for format in ["text", "markdown", "csv", "html"] {
                let shown = try terminal.done("copies --ledger restored.ledger --format \(format)")
                #expect(shown.output.contains(path), "\(format)")
            }

            let copies = try terminal.json("copies")
            let list = try #require(copies["copies"] as? [[String: Any]])
            #expect(list.map { $0["actor"] as? String } == ["a-7", "d-1"])
            #expect(list.allSatisfy { $0["role"] as? String == "operator" })
            let payload = try #require(list[0]["payload"] as? [String: Any])
            #expect(payload["digest"] as? String == whole["digest"] as? String)
            for format in ["text", "markdown", "csv", "html"] {
                let shown = try terminal.done("copies --format \(format)").output
                #expect(shown.contains(payload["digest"] as? String ?? "none"), "\(format)")
            }
        }
    }

    @Test("Each refusal has its status, and changes nothing")
    func refusals() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            let head = try terminal.head()
            let events = try #require(try terminal.json("log")["events"] as? [[String: Any]])
            let inside = try #require(
                events.first { $0["position"] as? Int != $0["lastOfCommand"] as? Int }?["position"])
            try terminal.done("backup whole")
            for (line, status) in [
                ("backup whole", Int32(2)), ("backup case.ledger/inside", 2),
                ("backup none/whole", 4), ("backup part --since \(head + 9)", 4),
                ("backup part --since \(inside)", 2), ("restore whole", 2),
                ("restore none --ledger other", 4), ("restore whole whole --ledger other", 2),
                ("backup part --by 'a-7 '", 2),
                ("restore whole edition.json --ledger other", 2),
                ("compact --ledger none", 4), ("restore", 64),
            ] {
                let said = try terminal.refused(line, status: status)
                #expect(!said.isEmpty)
            }
            try Data([1]).write(to: URL(fileURLWithPath: terminal.folder + "/whole/data.mdb"))
            try terminal.refused("restore whole --ledger other", status: 3)
            let names = try FileManager.default.contentsOfDirectory(atPath: terminal.folder)
            #expect(!names.contains { $0.contains("other") || $0.contains("creating") })
        }
    }

    @Test("A ledger that another program has open is neither compacted nor replaced")
    func openElsewhere() async throws {
        try await withTemporaryFolder { folder in
            let terminal = Terminal(folder: folder)
            try terminal.announced(cases: 1)
            try terminal.done("backup whole")
            let follower = try RunningProcess(["log", "--follow", "--json"], in: folder)
            _ = try await follower.lines(atLeast: 2)
            for line in ["compact", "restore whole --replace"] {
                let said = try terminal.refused(line, status: 5)
                #expect(said.contains("open in another program") && said.contains("try again"))
            }
            try await follower.end(with: SIGKILL)
            #expect(try terminal.done("compact").output.contains("verified it"))
            let replaced = try terminal.done("restore whole --replace").output
            #expect(replaced.contains("case.ledger.replaced-"))
            let listed = try terminal.done("copies --format csv").output
            #expect(
                listed.contains("the ledger that was moved")
                    && listed.contains("case.ledger.replaced-"))
            // Only the backup itself was recorded since, which nobody can record again.
            #expect(!replaced.contains("must be recorded again"), "\(replaced)")
            #expect(try terminal.run("verify").status == 0)
        }
    }

    @Test("An increment that begins beyond the last backup does not count as a backup")
    func increments() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.done("backup whole")
            func covered() throws -> Int? {
                (try terminal.json("status")["lastBackup"] as? [String: Any])?["through"] as? Int
            }
            let whole = try #require(try covered())
            try terminal.judge("2.1", "yes no yes")
            let head = try terminal.head()
            try terminal.done("backup late --since \(head)")
            #expect(try covered() == whole)
            try terminal.done("backup next --since \(whole)")
            #expect(try #require(try covered()) > head)
        }
    }

    @Test("A text that is erased does not come back with an increment, nor stay in the file")
    func erasure() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.judge("2.1", "yes no yes")
            try terminal.done(
                "correct court-01 2.1.2=yes --stage moderation --reason 'Read by Kestrel.'")
            let position = try terminal.head()
            try terminal.done("backup whole")
            let said = try terminal.done("forget \(position) reason").output
            #expect(said.contains("A copy that was recorded at position \(position + 1) may still"))
            try terminal.done("backup part --since \(position)")
            try terminal.done("restore whole part --ledger restored")
            #expect(
                try !terminal.done("show \(position) --ledger restored").output.contains("Kestrel"))
            try terminal.done("compact --ledger restored")
            for (name, isThere) in [("whole", true), ("restored", false)] {
                let data = try #require(
                    FileManager.default.contents(atPath: "\(terminal.folder)/\(name)/data.mdb"))
                #expect((data.range(of: Data("Kestrel".utf8)) != nil) == isThere, "\(name)")
            }
            // The path is a text too: it can be erased, and the copy stays known.
            let copy = try #require(
                (try terminal.json("copies")["copies"] as? [[String: Any]])?.first)
            let place = try #require(copy["position"] as? Int)
            try terminal.done("forget \(place) path")
            #expect(try terminal.done("copies").output.contains("(erased)"))
            #expect(try terminal.run("verify").status == 0)
        }
    }

    @Test("Exports of events and answers and readings of a person's record are recorded")
    func custody() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.judge("2.1", "yes no yes")
            let head = try terminal.head()
            // Computed figures and a log on the terminal are not copies.
            try terminal.done("export ratings -o ratings.csv")
            try terminal.done("ratings -o ratings.html")
            try terminal.done("log --json")
            #expect(try terminal.head() == head)
            try terminal.done("log -o log.json")
            try terminal.done("export log -o log.csv")
            try terminal.done("export judgements")
            try terminal.done("person a-7 --purpose 'complaint of March' --by d-1")
            try terminal.done("audit by:a-7 --purpose quality")
            #expect(try terminal.head() == head + 5)
            let answer = try terminal.json("copies")
            let copies = try #require(answer["copies"] as? [[String: Any]])
            let payloads = copies.compactMap { $0["payload"] as? [String: Any] }
            #expect(payloads.map { $0["kind"] as? String } == ["log", "log", "judgements"])
            for (payload, name) in zip(payloads, ["log.json", "log.csv"]) {
                let data = try #require(
                    FileManager.default.contents(atPath: "\(terminal.folder)/\(name)"))
                #expect(payload["digest"] as? String == ContentDigest(of: Array(data)).description)
                #expect(payload["bytes"] as? Int == data.count)
            }
            #expect(payloads.last?["path"] as? String == "standard output")
            let read = try #require(answer["personRecords"] as? [[String: Any]])
            #expect(read.map { $0["actor"] as? String } == ["d-1", "a-7"])
            let purposes = read.compactMap { ($0["payload"] as? [String: Any])?["purpose"] }
            #expect(purposes as? [String] == ["complaint of March", "quality"])
            let said = try terminal.refused("person a-7 --purpose 'born 2 March 2009'")
            #expect(said.contains("date of birth"))
            // Without a key, it is the number of the system's user.
            var nobody = terminal
            nobody.actor = nil
            try nobody.done("export judgements")
            #expect(
                try terminal.done("log").output.contains("uid-\(getuid()) exported the answers"))
            #expect(try terminal.run("verify").status == 0)
        }
    }

    @Test("Backups that are made beside a recording process hold what was acknowledged before")
    func besideAnotherProcess() async throws {
        try await withTemporaryFolder { folder in
            let terminal = Terminal(folder: folder)
            try terminal.done("init")
            let writer = try RunningProcess(
                ["record", "case.ledger", "anytown", "w-1", "0"], of: "ProcessUnderTest",
                in: folder)
            var since = 0
            for number in 0..<3 {
                let lines = try await writer.lines(atLeast: number * 40 + 10)
                let last = try #require(lines.last?.split(separator: " ").last.map { Int($0) })
                let whole = try terminal.json("backup whole-\(number)")
                #expect(try #require(whole["through"] as? Int) >= (last ?? .max))
                let part = try terminal.json("backup part-\(number) --since \(since)")
                since = try #require(part["through"] as? Int)
            }
            try await writer.end(with: SIGKILL)
            let parts = (0..<3).map { "part-\($0)" }.joined(separator: " ")
            let restored = try terminal.json("restore whole-0 \(parts) --ledger restored")
            #expect(restored["through"] as? Int == since)
            // It is the same ledger, event by event.
            let logs = try ["case.ledger", "restored"].map {
                try terminal.json("log --as-of @\(since) --ledger \($0)")["events"] as? NSArray
            }
            #expect(logs[0] == logs[1] && logs[0]?.count == since)
        }
    }

    @Test("kill -9 at any point of a compaction leaves a ledger with everything in it")
    func killedCompaction() async throws {
        try await withTemporaryFolder { folder in
            let terminal = Terminal(folder: folder)
            try terminal.done("demo")
            let head = try terminal.head()
            for attempt in 0..<5 {
                let (process, _, _) = try CommandRun.process(["compact"], in: folder)
                try process.run()
                // A task that sleeps can be late by seconds when other tests have the threads.
                usleep(useconds_t(30_000 + attempt * 120_000))
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                #expect(try terminal.head() == head)
                let names = try FileManager.default.contentsOfDirectory(
                    atPath: folder + "/case.ledger")
                #expect(names.sorted() == ["data.mdb", "last-head", "lock.mdb", "open.lock"])
            }
            #expect(try terminal.run("verify").status == 0)
        }
    }

    @Test("A copy that is read while somebody records ends in status 3 and names backup")
    func copiedByOtherMeans() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            let ledger = terminal.folder + "/case.ledger"
            let copy = terminal.folder + "/copy.ledger"
            try FileManager.default.createDirectory(
                atPath: copy, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
            // A slow copy: its first pages are read long before the others.
            let source = try FileHandle(
                forReadingFrom: URL(fileURLWithPath: ledger + "/data.mdb"))
            var data = try source.read(upToCount: 8_192) ?? Data()
            try terminal.judge("2.1", "yes no yes")
            for number in 0..<10 {
                let answer = number.isMultiple(of: 2) ? "no" : "yes"
                try terminal.done(
                    "correct court-01 2.1.1=\(answer) --stage moderation --reason Read")
            }
            data += try source.readToEnd() ?? Data()
            _ = FileManager.default.createFile(
                atPath: copy + "/data.mdb", contents: data,
                attributes: [.posixPermissions: 0o600])
            let run = try terminal.run("verify --ledger copy.ledger")
            #expect(run.status == 3, "\(run.output)\(run.messages)")
            #expect((run.output + run.messages).contains("damaged copy"), "\(run.messages)")
            #expect((run.output + run.messages).contains("case-ledger backup"), "\(run.messages)")
        }
    }
}
