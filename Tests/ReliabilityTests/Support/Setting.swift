import Foundation

/// How much an experiment does; short unless the environment says more.
enum Setting {
    /// Images of power cuts, over all workloads.
    static var images: Int { number("CASELEDGER_CRASH_IMAGES", or: 121) }
    /// Points at which the disk fails.
    static var errors: Int { number("CASELEDGER_IO_ERRORS", or: 40) }
    /// Rounds in which processes are killed.
    static var kills: Int { number("CASELEDGER_KILL_ROUNDS", or: 3) }
    /// Sizes of a disk that becomes full.
    static var diskSizes: Int { number("CASELEDGER_DISK_SIZES", or: 6) }
    /// Events in a ledger whose map begins small.
    static var growth: Int { number("CASELEDGER_GROWTH_EVENTS", or: 6_000) }
    /// Damaged data files.
    static var hostileImages: Int { number("CASELEDGER_HOSTILE_IMAGES", or: 128) }
    /// Lists of commands in the ledger whose file is damaged; 20 are some 1,500 events.
    static var hostileLists: Int { number("CASELEDGER_HOSTILE_LISTS", or: 2) }
    /// How much processor time a step with a damaged file may take.
    ///
    /// Unit: seconds.
    static var hostileLimit: Double { Double(number("CASELEDGER_HOSTILE_SECONDS", or: 10)) }
    /// After this long a campaign stops, and another run goes on.
    ///
    /// Unit: minutes.
    static var minutes: Int { number("CASELEDGER_RELIABILITY_MINUTES", or: 55) }
    /// The folder for finished ranges; `nil`: a run begins anew.
    static var state: String? {
        ProcessInfo.processInfo.environment["CASELEDGER_RELIABILITY_STATE"]
    }

    private static func number(_ name: String, or short: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? short
    }
}

/// Runs work that blocks on a thread of its own: the threads that tasks run on are few.
func offTasks<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
) async throws -> Result {
    try await withCheckedThrowingContinuation { caller in
        Thread { caller.resume(with: Swift.Result { try work() }) }.start()
    }
}

extension Range<UInt64> {
    /// The range in `count` consecutive parts, as equal as they can be.
    func parts(_ count: Int) -> [Range<UInt64>] {
        (0..<UInt64(count)).map { index in
            let length = upperBound - lowerBound
            return lowerBound + length * index / UInt64(count)..<lowerBound + length * (index + 1)
                / UInt64(count)
        }
    }
}
