internal import CaseLedger
internal import Foundation
internal import LMDBEventStore

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The time to open a ledger.
struct Open: Benchmark {
    static let name = "open"
    static let question = """
        How long does a ledger take to open after it was closed, and after a program that was \
        appending to it was killed?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        [try await afterClosing(run), try await afterKilling(run)]
    }

    private static func afterClosing(_ run: Run) async throws -> Answer {
        let size =
            run.isShort ? 200_000 : run.isWithoutLargest ? 1_000_000 : 5_000_000
        let made = try await run.ledgers.ledger(events: size)
        var times: [Double] = []
        for round in 0...run.size(short: 10, full: 20) {
            let time = try await open(made.path)
            if round > 0 { times.append(time) }
        }
        return Answer(
            "open after a clean close, \(size.short) events", target: .atMost(50),
            isOfItsSize: !run.isShort && !run.isWithoutLargest, value: Spread(times), unit: "ms",
            notes: ["\(times.count) times, in the process that closed it; opened until it answers"])
    }

    private static func afterKilling(_ run: Run) async throws -> Answer {
        let size = run.size(short: 100_000, full: 1_000_000)
        let copy = try await run.ledgers.copy(of: run.ledgers.ledger(events: size))
        var times: [Double] = []
        for round in 1...run.size(short: 3, full: 7) {
            try await killAppending(to: copy, round: round)
            times.append(try await open(copy) / 1_000)
        }
        run.remove(copy)
        return Answer(
            "open after a crash, \(size.short) events, with the walk of its structure",
            target: .atMost(1),
            isOfItsSize: !run.isShort, value: Spread(times), unit: "s",
            notes: [
                "\(times.count) times: a child process appended one event after another and was "
                    + "killed with SIGKILL; the page cache survives that, but not a power cut"
            ])
    }

    /// Opens the ledger and reads its head.
    ///
    /// - Returns: The duration. Unit: milliseconds.
    private static func open(_ path: String) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        let store = try await openStore(at: path)
        _ = try await store.head()
        let time = (clock.now - start).inSeconds
        await store.close()
        return time * 1_000
    }

    /// Starts a child process that appends, and kills it while it appends.
    private static func killAppending(to path: String, round: Int) async throws {
        guard let program = Bundle.main.executablePath else {
            throw ChildFailed(what: "it cannot be found")
        }
        let child = Process()
        child.executableURL = URL(fileURLWithPath: program)
        child.arguments = ["append-until-killed", path, String(round)]
        let output = Pipe()
        child.standardOutput = output
        try child.run()
        // The child prints its first line when the hundredth event is durable.
        guard !output.fileHandleForReading.availableData.isEmpty else {
            throw ChildFailed(what: "it appended nothing")
        }
        try await Task.sleep(for: .milliseconds(20 + 7 * round))
        kill(child.processIdentifier, SIGKILL)
        child.waitUntilExit()
        guard child.terminationReason == .uncaughtSignal else {
            throw ChildFailed(what: "it ended by itself")
        }
    }
}

/// The child process did not behave as expected.
struct ChildFailed: Error, CustomStringConvertible {
    let what: String

    var description: String { "The process that should append until it is killed: \(what)." }
}
