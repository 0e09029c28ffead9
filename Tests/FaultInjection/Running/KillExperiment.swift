import CaseLedgerTesting
import Foundation

/// One writer and two followers of one ledger, some of which are killed in each round.
public final class KillExperiment {
    /// The counts of an experiment.
    public struct Tally: Codable, Sendable, CustomStringConvertible {
        public var rounds = 0
        public var killedWriters = 0
        /// Those of the killed writers that were killed at a chosen operation on a file.
        public var killedAtOperations = 0
        public var killedFollowers = 0
        /// Commands that were acknowledged.
        public var acknowledged = 0
        /// Positions that followers printed.
        public var followed = 0
        /// What was wrong.
        public var bad: [String] = []

        public init() {}

        public var description: String {
            "\(rounds) rounds, \(killedWriters) writers killed (\(killedAtOperations) of them at a "
                + "chosen operation), \(killedFollowers) followers killed, \(acknowledged) commands "
                + "acknowledged, \(followed) positions followed, \(bad.count) bad"
        }

        /// Adds the counts of another one.
        public mutating func add(_ other: Tally) {
            rounds += other.rounds
            killedWriters += other.killedWriters
            killedAtOperations += other.killedAtOperations
            killedFollowers += other.killedFollowers
            acknowledged += other.acknowledged
            followed += other.followed
            bad += other.bad
        }
    }

    /// The ledger.
    public var ledger: String { place.path + "/ledger" }
    /// The last position that was acknowledged.
    public private(set) var head: UInt64 = 0
    /// For the control: a follower that is started again leaves out a position.
    public var skipsPositions = false
    private let place: Place
    private var next = 1
    private var followers: [Follower]
    private var files = 0

    /// A follower: its process, and the last position that it printed before it was killed.
    private struct Follower {
        var program: BackgroundProgram?
        var last: UInt64 = 0
    }

    /// Creates the ledger.
    public init() throws {
        place = try Place()
        followers = [Follower(), Follower()]
        let run = try WatchedRun(of: "creation", in: place.path)
        guard run.status == 0 else {
            throw CrashExperiment.Failure(workload: "creation", output: run.errors)
        }
        head = run.acknowledged.head
    }

    /// Runs one round: all three run, some are killed, the followers that are left read on.
    public func round(seed: UInt64, _ tally: inout Tally) throws {
        var random = SeededGenerator(seed: seed)
        tally.rounds += 1
        let victims = 1 + random.below(7)  // Bit 0: the writer; bits 1 and 2: the followers.
        let isAtOperation = victims & 1 == 1 && random.below(2) == 0
        let plan =
            isAtOperation ? FaultPlan(.any, at: 1 + Int(random.below(120)), .kill) : nil
        let writer = try BackgroundProgram(
            ["append-on", ledger, String(next)], outputTo: newFile(), watching: place.path,
            plan: plan)
        for index in followers.indices where followers[index].program == nil {
            let after = followers[index].last + (skipsPositions ? 1 : 0)
            followers[index].program = try BackgroundProgram(
                ["follow", ledger, String(after)], outputTo: newFile())
        }
        if plan == nil { _ = writer.wait(forLines: 2) }
        usleep(UInt32(20_000 + random.below(200_000)))
        if isAtOperation {
            let end = Date().addingTimeInterval(120)
            while writer.isRunning, Date() < end { usleep(2_000) }
            if writer.isRunning { tally.bad.append("seed \(seed): the writer was not killed") }
            tally.killedAtOperations += 1
        }
        for (index, bit) in [UInt64(2), 4].enumerated() where victims & bit != 0 {
            try end(index, &tally, seed)
            tally.killedFollowers += 1
        }
        if victims & 1 == 1 { tally.killedWriters += 1 }
        // The writer that is no victim is stopped the same way, after those that are left read on.
        if victims & 1 == 0 { usleep(50_000) }
        writer.kill()
        take(writer.lines, &tally)
        for index in followers.indices where followers[index].program != nil {
            try catchUp(index, &tally, seed)
        }
    }

    /// Ends all processes and takes what the followers printed.
    public func end(_ tally: inout Tally) throws {
        for index in followers.indices where followers[index].program != nil {
            try end(index, &tally, 0)
        }
    }

    private func newFile() -> String {
        files += 1
        return "\(place.path)/output-\(files)"
    }

    private func take(_ lines: [String], _ tally: inout Tally) {
        for line in lines {
            let words = line.split(separator: " ")
            if words.first == "recorded", let last = words.last.flatMap({ UInt64($0) }) {
                tally.acknowledged += 1
                head = max(head, last)
            } else if words.first == "next", let number = words.last.flatMap({ Int($0) }) {
                next = number
            }
        }
    }

    /// Waits until a follower that was not killed printed everything that was acknowledged.
    private func catchUp(_ index: Int, _ tally: inout Tally, _ seed: UInt64) throws {
        guard let program = followers[index].program else { return }
        let wanted = Int(head - min(head, followers[index].last))
        if !program.wait(forLines: wanted) {
            tally.bad.append(
                "seed \(seed): follower \(index) printed \(program.lines.count) of \(wanted)")
        }
    }

    /// Kills a follower and checks that it printed each position once and in order.
    private func end(_ index: Int, _ tally: inout Tally, _ seed: UInt64) throws {
        guard let program = followers[index].program else { return }
        program.kill()
        for line in program.lines {
            tally.followed += 1
            let position = UInt64(line) ?? 0
            if position != followers[index].last + 1 {
                tally.bad.append(
                    "seed \(seed): follower \(index) printed \(line) after \(followers[index].last)"
                )
            }
            followers[index].last = position
        }
        followers[index].program = nil
    }
}
