import CaseLedger
import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDB
import Testing

@Suite("Several processes on one ledger", .serialized)
struct SeveralProcessesTests {
    /// A process that records in `anytown` as `actor` until it is killed.
    private func writer(
        _ actor: String, pause: Int = 2, in folder: String
    ) throws -> RunningProcess {
        try RunningProcess(
            ["record", "case.ledger", "anytown", actor, "\(pause)"], of: "ProcessUnderTest",
            in: folder)
    }

    private func follower(_ arguments: [String] = [], in folder: String) throws -> RunningProcess {
        try RunningProcess(["log", "--follow", "--json"] + arguments, in: folder)
    }

    /// The head of a ledger whose writers were killed.
    ///
    /// A commit that reached the disk just before its writer died is seen when the next one has had
    /// its turn to write, so this takes one.
    private func head(_ folder: String) async throws -> Int {
        let ledger = try await Ledger.open(at: folder + "/case.ledger", creating: false)
        try await ledger.save(SubscriptionCheckpoint(subscription: "turn", position: .start))
        let head = try await ledger.head().position.rawValue
        await ledger.close()
        return Int(head)
    }

    @Test("Writers are killed at any moment: the others and the follower go on, nothing is lost")
    func killedWriters() async throws {
        var random = SeededGenerator(seed: Settings.seed)
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["init"], in: folder)
            let follower = try follower(in: folder)
            var writers: [(actor: String, process: RunningProcess)] = []
            for number in 0..<2 {
                writers.append(("w-\(number)", try writer("w-\(number)", in: folder)))
            }
            var acknowledged: [String: [ClosedRange<Int>]] = [:]
            for round in 0..<Settings.rounds {
                for writer in writers { _ = try await writer.process.lines(atLeast: 5) }
                try await Task.sleep(for: .milliseconds(Int(random.below(300))))
                let victim = writers.remove(at: Int(random.below(2)))
                #expect(try await victim.process.end(with: SIGKILL) == 128 + SIGKILL)
                acknowledged[victim.actor] = try ranges(victim.process.lines)
                let survivor = try #require(writers.first)
                let before = try survivor.process.lines.count
                #expect(try await survivor.process.lines(atLeast: before + 5).count > before)
                let next = "w-\(round + 2)"
                writers.append((next, try writer(next, in: folder)))
            }
            for writer in writers {
                _ = try await writer.process.lines(atLeast: 5)
                try await writer.process.end(with: SIGKILL)
                acknowledged[writer.actor] = try ranges(writer.process.lines)
            }
            let head = try await head(folder)
            let lines = try await follower.lines(atLeast: head)
            #expect(try await follower.end(with: SIGINT) == 130)
            #expect(try follower.lines.count == head)
            let events = try #require(
                try CommandRun(["log", "--json"], in: folder).json["events"] as? [NSDictionary])
            let positions = events.compactMap { $0["position"] as? Int }
            #expect(positions == Array(1...head))
            let isSame = try lines.map(object) == events
            #expect(isSame)
            try await expectWholeCommands(events, acknowledged, in: folder)
            #expect(try CommandRun(["verify"], in: folder).status == 0)
        }
    }

    /// The positions that a writer was told its commands stand at.
    private func ranges(_ lines: [String]) throws -> [ClosedRange<Int>] {
        try lines.map { line in
            let ends = line.split(separator: " ").compactMap { Int($0) }
            return try #require(ends.count == 2 ? ends[0]...ends[1] : nil)
        }
    }

    /// What was acknowledged is there, whole; and what is there is whole commands.
    private func expectWholeCommands(
        _ events: [NSDictionary], _ acknowledged: [String: [ClosedRange<Int>]],
        in folder: String
    ) async throws {
        let ledger = try await Ledger.open(at: folder + "/case.ledger", creating: false)
        var whole: Set<ClosedRange<Int>> = []
        var next = 1
        while next <= events.count {
            let found = try await ledger.record(at: Position(UInt64(next)))
            let record = try #require(found?.record)
            #expect(record.indexInCommand == 0)
            let range = next...next + Int(record.eventCount) - 1
            let own = try #require(range.upperBound <= events.count ? range : nil)
                .map { events[$0 - 1] }
            #expect(own.compactMap { $0["indexInCommand"] as? Int } == Array(own.indices))
            #expect(Set(own.compactMap { $0["actor"] as? String }).count == 1)
            whole.insert(range)
            next = range.upperBound + 1
        }
        await ledger.close()
        for (actor, ranges) in acknowledged {
            #expect(!ranges.isEmpty)
            for range in ranges {
                #expect(whole.contains(range))
                #expect(events[range.lowerBound - 1]["actor"] as? String == actor)
            }
        }
    }

    @Test("A follower that is killed goes on after its last position: each event once, in order")
    func killedFollower() async throws {
        var random = SeededGenerator(seed: Settings.seed &+ 1)
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["init"], in: folder)
            let writers = try (0..<2).map { try writer("w-\($0)", in: folder) }
            var seen: [Int] = []
            for _ in 0..<Settings.rounds {
                let follower = try follower(["--after", "\(seen.last ?? 0)"], in: folder)
                _ = try await follower.lines(atLeast: 1 + Int(random.below(20)))
                try await Task.sleep(for: .milliseconds(Int(random.below(150))))
                try await follower.end(with: SIGKILL)
                seen += try follower.lines.map { try #require(object($0)["position"] as? Int) }
            }
            for writer in writers { try await writer.end(with: SIGKILL) }
            let head = try await head(folder)
            let follower = try follower(["--after", "\(seen.last ?? 0)"], in: folder)
            seen += try await follower.lines(atLeast: head - seen.count).map {
                try #require(object($0)["position"] as? Int)
            }
            let isComplete = seen == Array(1...head)
            #expect(isComplete, "\(seen.count) of \(head) events")
        }
    }

    @Test("With a checkpoint, a follower that is killed leaves none out and may repeat the last")
    func killedWithCheckpoint() async throws {
        var random = SeededGenerator(seed: Settings.seed &+ 2)
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["init"], in: folder)
            let writer = try writer("w-0", in: folder)
            var runs: [[Int]] = []
            for _ in 0..<Settings.rounds {
                let follower = try follower(["--checkpoint", "mail"], in: folder)
                _ = try await follower.lines(atLeast: 1 + Int(random.below(20)))
                try await Task.sleep(for: .milliseconds(Int(random.below(150))))
                try await follower.end(with: SIGKILL)
                runs.append(
                    try follower.lines.map { try #require(object($0)["position"] as? Int) })
            }
            try await writer.end(with: SIGKILL)
            let rest = try CommandRun(["log", "--json", "--checkpoint", "mail"], in: folder).json
            let events = try #require(rest["events"] as? [[String: Any]])
            runs.append(events.compactMap { $0["position"] as? Int })
            var last = 0
            for run in runs where !run.isEmpty {
                #expect(run == Array(run[0]..<run[0] + run.count))
                #expect(run[0] <= last + 1)
                last = max(last, run[run.count - 1])
            }
            #expect(last == (try await head(folder)))
        }
    }

    @Test("A writer killed while it holds the turn to write leaves nothing and holds nobody up")
    func killedHolder() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["init"], in: folder)
            let follower = try follower(in: folder)
            let writers = try (0..<2).map { try writer("w-\($0)", pause: 1, in: folder) }
            for _ in 0..<Settings.rounds {
                let holder = try RunningProcess(
                    ["hold-write", "case.ledger"], of: "ProcessUnderTest", in: folder)
                #expect(try await holder.lines(atLeast: 1) == ["holding"])
                try await Task.sleep(for: .milliseconds(50))
                let before = try writers.map { try $0.lines.count }
                try await Task.sleep(for: .milliseconds(100))
                // Both wait for the turn, in LMDB.
                #expect(try writers.map { try $0.lines.count } == before)
                try await holder.end(with: SIGKILL)
                for (writer, count) in zip(writers, before) {
                    #expect(try await writer.lines(atLeast: count + 3).count > count)
                }
            }
            for writer in writers { try await writer.end(with: SIGKILL) }
            let head = try await head(folder)
            #expect(try await follower.lines(atLeast: head).count == head)
            let ledger = try await Ledger.open(at: folder + "/case.ledger", creating: false)
            #expect(try await ledger.checkpoint(of: "never") == nil)
            await ledger.close()
            #expect(try CommandRun(["verify"], in: folder).status == 0)
        }
    }

    @Test("A follower that waits takes next to no time, and holds no snapshot")
    func idle() async throws {
        try await withTemporaryFolder { folder in
            let ledger = try await Ledger.open(at: folder + "/case.ledger")
            let lead = Agent("lead-1", role: .leadInspector)
            try await ledger.inspection("anytown").record(
                .announce("anytown", on: .hmipYouth2021), by: lead)
            let follower = try follower(in: folder)
            _ = try await follower.lines(atLeast: 3)
            let environment = try Environment.open(at: folder + "/case.ledger", tables: [])
            // The pages that a commit replaces are used again unless somebody reads them, so a
            // snapshot that is held makes the file grow with each commit.
            let file = folder + "/case.ledger/data.mdb"
            var snapshots = 0
            func growth(in commits: Int) async throws -> Int {
                let before = try size(of: file)
                for number in 1...commits {
                    try await ledger.save(
                        SubscriptionCheckpoint(
                            subscription: "mail", position: Position(UInt64(number % 4))))
                    if try environment.statistics.readersInUse > 0 { snapshots += 1 }
                    if number % 10 == 0 { try await Task.sleep(for: .milliseconds(40)) }
                }
                return try size(of: file) - before
            }
            _ = try await growth(in: 50)
            snapshots = 0
            let (started, start) = (try cpuTime(of: follower.id), ContinuousClock.now)
            let idle = try await growth(in: 500)
            let used = try cpuTime(of: follower.id) - started
            // Now and then it is met while it looks.
            #expect(snapshots < 100)
            // It polls by time, so a slow machine gives it more turns.
            let elapsed = (ContinuousClock.now - start) / .seconds(1)
            #expect(used < max(0.2, elapsed / 10), "seconds of processor time in \(elapsed)")

            let holder = try RunningProcess(
                ["hold-read", "case.ledger", "1"], of: "ProcessUnderTest", in: folder)
            _ = try await holder.lines(atLeast: 1)
            snapshots = 0
            let held = try await growth(in: 500)
            #expect(snapshots == 500)
            #expect(held > 500 * 4_096)
            #expect(idle < held / 4)
            try await holder.end(with: SIGKILL)
            environment.close()
            await ledger.close()
        }
    }

    private func size(of file: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int)
    }

    /// What a process has used of the processors so far.
    ///
    /// Unit: seconds.
    private func cpuTime(of process: Int32) throws -> Double {
        let text = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        let ticks = fields.count > 12 ? (Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0) : 0
        return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    @Test("When all 1,024 reader slots are taken, one more reader fails; dead readers are removed")
    func deadReaders() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let readers = try RunningProcess(
                ["hold-read", "case.ledger", "1024"], of: "ProcessUnderTest", in: folder)
            #expect(try await readers.lines(atLeast: 1) == ["holding"])
            let late = try CommandRun(["log", "--limit", "1"], in: folder)
            #expect(late.status == 74)
            #expect(late.messages.contains("End some readers"))
            try await readers.end(with: SIGKILL)
            let follower = try follower(["--limit", "1"], in: folder)
            #expect(try await follower.lines(atLeast: 1).count == 1)
            try await follower.end(with: SIGINT)
            #expect(try CommandRun(["verify"], in: folder).status == 0)
        }
    }
}
