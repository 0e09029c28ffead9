import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Following a ledger")
struct FollowTests {
    private static let lead = Agent("lead-1", role: .leadInspector)

    /// A ledger in `folder` with an announced inspection: three events.
    private func announced(
        _ folder: String, as id: StreamName = "anytown"
    ) async throws -> LedgerInspection {
        let ledger = try await Ledger.open(at: folder + "/case.ledger")
        let inspection = ledger.inspection(id)
        try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: Self.lead)
        return inspection
    }

    private func select(_ numbers: ClosedRange<Int>, in inspection: LedgerInspection) async throws {
        for number in numbers {
            try await inspection.record(
                .select(CaseKey(stringLiteral: "court-\(number)"), for: "2"), by: Self.lead)
        }
    }

    @Test("It prints recorded events, then new ones, exactly as the log prints them afterwards")
    func existingAndNew() async throws {
        try await withTemporaryFolder { folder in
            let inspection = try await announced(folder)
            let plain = try RunningProcess(["log", "--follow"], in: folder)
            let json = try RunningProcess(["log", "--follow", "--json"], in: folder)
            #expect(try await plain.lines(atLeast: 3).count == 3)
            try await select(1...20, in: inspection)
            let lines = try await plain.lines(atLeast: 23)
            let log = try CommandRun(["log"], in: folder)
            #expect(lines.joined(separator: "\n") + "\n" == log.output)
            let objects = try await json.lines(atLeast: 23)
            let events = try #require(
                try CommandRun(["log", "--json"], in: folder).json["events"] as? [NSDictionary])
            #expect(try objects.map(object) == events)
            #expect(try await plain.end(with: SIGINT) == 130)
            #expect(try await json.end(with: SIGTERM) == 143)
            #expect(try plain.lines == lines)
        }
    }

    @Test("A follower that starts before the first event, and before its inspection, sees it all")
    func beforeTheFirstEvent() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["init"], in: folder)
            let all = try RunningProcess(["log", "--follow"], in: folder)
            let one = try RunningProcess(["log", "--follow", "--inspection", "second"], in: folder)
            try await Task.sleep(for: .milliseconds(300))
            for id: StreamName in ["first", "second"] { _ = try await announced(folder, as: id) }
            #expect(try await all.lines(atLeast: 6).count == 6)
            #expect(try await one.lines(atLeast: 3).allSatisfy { $0.contains("  second  ") })
        }
    }

    @Test(
        "Every filter of the log applies to new events",
        arguments: [
            (["--inspection", "anytown"], 1...5), (["--tag", "case:court-2"], 5...5),
            (["--event", "case-selected"], 4...5),
            (["--event", "case-selected", "--tag", "case:court-1"], 4...4),
            (["--case", "court-2"], 5...5), (["--since", "@3", "--inspection", "anytown"], 3...5),
            (["--by", "lead-1", "--case", "court-1"], 4...4),
        ])
    func filters(arguments: [String], expected: ClosedRange<Int>) async throws {
        try await withTemporaryFolder { folder in
            let inspection = try await announced(folder)
            let follower = try RunningProcess(
                ["log", "--follow", "--json"] + arguments, in: folder)
            try await Task.sleep(for: .milliseconds(100))
            try await select(1...2, in: inspection)
            _ = try await announced(folder, as: "other")
            let lines = try await follower.lines(atLeast: expected.count)
            try await Task.sleep(for: .milliseconds(100))
            #expect(try follower.lines == lines)
            #expect(try lines.map { try object($0)["position"] as? Int } == Array(expected))
        }
    }

    @Test(
        "It begins with the last events, after a position, or where a checkpoint is",
        arguments: [
            (["--limit", "2"], 12), (["--limit", "99"], 1), (["--after", "7"], 8),
            (["--after", "@0"], 1), (["--checkpoint", "mail"], 6), (["--checkpoint", "new"], 1),
            (["--limit", "1", "--event", "service-registered"], 2),
        ])
    func beginnings(arguments: [String], first: Int) async throws {
        try await withTemporaryFolder { folder in
            try await select(1...10, in: try await announced(folder))
            let saving = try CommandRun(
                ["log", "--limit", "5", "--checkpoint", "mail"], in: folder)
            #expect(saving.output.split(separator: "\n").count == 5)
            let follower = try RunningProcess(["log", "--follow"] + arguments, in: folder)
            let line = try #require(try await follower.lines(atLeast: 1).first)
            #expect(line.hasPrefix("\(first)  "))
        }
    }

    @Test("A checkpoint is saved after printing, and the next run goes on there")
    func checkpoint() async throws {
        try await withTemporaryFolder { folder in
            let inspection = try await announced(folder)
            var printed: [String] = []
            for round in 0..<3 {
                let follower = try RunningProcess(
                    ["log", "--follow", "--json", "--checkpoint", "mail"], in: folder)
                try await select(round * 4 + 1...round * 4 + 4, in: inspection)
                printed += try await follower.lines(atLeast: round == 0 ? 7 : 4)
                try await Task.sleep(for: .milliseconds(100))
                #expect(try await follower.end(with: SIGINT) == 130)
            }
            #expect(try printed.map { try object($0)["position"] as? Int } == Array(1...15))
            let left = try CommandRun(["log", "--checkpoint", "mail"], in: folder)
            #expect(left.status == 0)
            #expect(left.output.isEmpty)
            // A moment in the past does not take it back.
            _ = try CommandRun(["log", "--checkpoint", "mail", "--as-of", "@3"], in: folder)
            #expect(try CommandRun(["log", "--checkpoint", "mail"], in: folder).output.isEmpty)
        }
    }

    @Test("A reader that closes the pipe ends the command quietly, busy or idle")
    func closedPipe() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            for (arguments, count) in [
                (["log"], 1), (["log", "--follow"], 1), (["log", "--follow", "--limit", "3"], 3),
            ] {
                let (process, _, messages) = try CommandRun.process(arguments, in: folder)
                let pipe = Pipe()
                process.standardOutput = pipe
                try process.run()
                try pipe.fileHandleForWriting.close()
                var read = Data()
                while read.count(where: { $0 == UInt8(ascii: "\n") }) < count {
                    let more = try pipe.fileHandleForReading.read(upToCount: 1)
                    read += try #require(more)
                }
                try pipe.fileHandleForReading.close()
                process.waitUntilExit()
                #expect(process.terminationReason == .exit)
                #expect(process.terminationStatus == 0)
                #expect(try Data(contentsOf: messages).isEmpty)
            }
        }
    }

    @Test("A full disk is an error of the output, and says so")
    func fullDisk() async throws {
        try await withTemporaryFolder { folder in
            _ = try await announced(folder)
            for arguments in [["log"], ["log", "--follow"]] {
                let (process, _, messages) = try CommandRun.process(arguments, in: folder)
                process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
                try process.run()
                process.waitUntilExit()
                #expect(process.terminationReason == .exit)
                #expect(process.terminationStatus == 74)
                #expect(try String(contentsOf: messages, encoding: .utf8).contains("disk"))
            }
        }
    }

    @Test("A follower whose pipe is full ends when it is interrupted")
    func fullPipe() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let (process, _, _) = try CommandRun.process(["log", "--follow", "--json"], in: folder)
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            // 1,746 events are more than a pipe holds.
            try await Task.sleep(for: .milliseconds(700))
            process.interrupt()
            process.waitUntilExit()
            #expect(process.terminationStatus == 130)
            try pipe.fileHandleForReading.close()
        }
    }

    @Test(
        "What makes no sense together is a wrong use",
        arguments: [
            ["--follow", "--reverse"], ["--follow", "--as-of", "@3"],
            ["--follow", "--limit", "3", "--after", "1"],
            ["--follow", "--limit", "3", "--checkpoint", "mail"],
            ["--after", "1", "--checkpoint", "mail"], ["--reverse", "--checkpoint", "mail"],
            ["--after", "x"], ["--after", "-1"], ["--checkpoint", ""],
            ["--follow", "--limit", "0"],
        ])
    func wrongUse(arguments: [String]) async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["init"], in: folder)
            let run = try CommandRun(["log"] + arguments, in: folder)
            #expect(run.status == 64)
            #expect(run.output.isEmpty)
        }
    }

    @Test(
        "A position that the ledger does not have is not waited for",
        arguments: [
            (["--after", "3"], 0), (["--after", "4"], 4), (["--follow", "--after", "4"], 4),
        ] as [([String], Int32)])
    func beyondTheEnd(arguments: [String], status: Int32) async throws {
        try await withTemporaryFolder { folder in
            _ = try await announced(folder)
            let run = try CommandRun(["log"] + arguments, in: folder)
            #expect(run.status == status)
            #expect(run.output.isEmpty)
        }
    }

    @Test(
        "A ledger that is removed or replaced under it ends it with an error",
        arguments: [false, true])
    func displaced(isReplaced: Bool) async throws {
        try await withTemporaryFolder { folder in
            _ = try await announced(folder)
            let follower = try RunningProcess(["log", "--follow"], in: folder)
            _ = try await follower.lines(atLeast: 3)
            let ledger = folder + "/case.ledger"
            if isReplaced {
                try FileManager.default.moveItem(atPath: ledger, toPath: folder + "/old.ledger")
                _ = try CommandRun(["init"], in: folder)
            } else {
                try FileManager.default.removeItem(atPath: ledger)
            }
            #expect(try await follower.status == 4)
        }
    }
}

/// A line of JSON.
func object(_ line: String) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary)
}
