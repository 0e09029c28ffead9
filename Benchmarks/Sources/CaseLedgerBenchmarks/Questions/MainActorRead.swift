internal import CaseLedger
internal import LMDBEventStore

/// The time that a user interface needs to read a rating.
struct MainActorRead: Benchmark {
    static let name = "main-actor-read"
    static let question = """
        How long does it take to read the rating of a standard as of a position from the main actor, \
        against a task that is on no actor, and how late are other jobs on the main actor meanwhile?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        let size = run.size(short: 200_000, full: 1_000_000)
        let rounds = run.size(short: 4, full: 20)
        let perRound = run.size(short: 2_000, full: 5_000)
        // Both read for the same time, so that they have the same number of beats.
        let time = Duration.milliseconds(run.size(short: 100, full: 200))
        let store = try await openStore(at: run.ledgers.ledger(events: size).path)
        let asked = try await RatingQuestion.draw(perRound * (rounds + 1), from: store)
        var main = Phase(name: "asked from the main actor")
        var task = Phase(name: "asked from a task")
        var idle = Phase(name: "nothing asked")
        for round in 0...rounds {
            let slice = asked[round * perRound..<(round + 1) * perRound]
            let onMain = try await Heartbeat.during {
                try await timingsOnMainActor(of: slice, in: store, for: time)
            }
            let onTask = try await Heartbeat.during {
                try await slice.timings(in: store, for: time)
            }
            let asleep = try await Heartbeat.during { try await Task.sleep(for: time) }
            // Round 0 is a warm-up.
            guard round > 0 else { continue }
            main.add(onMain.result, onMain.lateness)
            task.add(onTask.result, onTask.lateness)
            idle.add([], asleep.lateness)
        }
        await store.close()
        return [
            Answer(
                "rating as of a position, asked from the main actor, p99",
                value: Spread(main.slowest), unit: "us", figures: main.times + task.times,
                notes: [
                    "\(rounds) rounds of \(time.inSeconds) s each, with the same "
                        + "\(perRound.grouped) questions again and again, in a ledger of "
                        + "\(size.short) events; the spread is that of the rounds"
                ]),
            Answer(
                "beats of a 5 ms heartbeat on the main actor that are more than 1 ms late meanwhile",
                value: Spread(main.delayed), unit: "%",
                figures: main.beats + task.beats + idle.beats,
                notes: [
                    "\(main.beatCount) beats while the main actor reads, \(task.beatCount) while "
                        + "a task reads, \(idle.beatCount) without reads; lateness is measured by "
                        + "the clock, so all three include the lateness of the timer"
                ]),
        ]
    }

    @MainActor
    private static func timingsOnMainActor(
        of questions: ArraySlice<RatingQuestion>, in store: LMDBStore, for time: Duration
    ) async throws -> [Double] { try await questions.timings(in: store, for: time) }
}

extension ArraySlice<RatingQuestion> {
    /// The times of all queries for their caller, repeated for a given duration.
    ///
    /// Unit: microseconds.
    fileprivate nonisolated(nonsending) func timings(
        in store: LMDBStore, for time: Duration
    ) async throws -> [Double] {
        let clock = ContinuousClock()
        let end = clock.now + time
        var times: [Double] = []
        repeat { times += try await timings(in: store) } while clock.now < end
        return times
    }
}

/// The measurements of one kind of caller.
private struct Phase {
    /// The largest delay of a beat that does not count as delayed.
    ///
    /// Unit: milliseconds.
    private static let longestDelay = 1.0

    let name: String
    private var medians: [Double] = []
    private(set) var slowest: [Double] = []
    private var lateness: [Double] = []

    init(name: String) { self.name = name }

    mutating func add(_ times: [Double], _ lateness: [Double]) {
        let sorted = times.sorted()
        medians.append(sorted.quantile(0.5))
        slowest.append(sorted.quantile(0.99))
        self.lateness += lateness
    }

    var beatCount: Int { lateness.count }

    /// The share of delayed beats.
    ///
    /// Unit: per cent.
    var delayed: Double {
        let count = lateness.filter { $0 > Self.longestDelay }.count
        return 100 * Double(count) / Double(max(lateness.count, 1))
    }

    var times: [Figure] {
        [
            Figure(name: "p50, \(name)", value: Spread(medians), unit: "us"),
            Figure(name: "p99, \(name)", value: Spread(slowest), unit: "us"),
        ]
    }

    var beats: [Figure] {
        [
            Figure(name: "late by more than 1 ms, \(name)", value: Spread(delayed), unit: "%"),
            Figure(name: "how late, median, \(name)", value: Spread(lateness), unit: "ms"),
            Figure(name: "how late, p99, \(name)", value: .high(of: lateness), unit: "ms"),
        ]
    }
}
