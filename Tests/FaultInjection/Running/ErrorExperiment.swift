import CaseLedgerTesting
import Foundation

/// Disturbed runs of one workload: a call fails, or the disk becomes full; what is left is checked,
/// and the workload is run again to its end.
public final class ErrorExperiment {
    /// The name of the workload.
    public let workload: String
    /// How many calls of each group an undisturbed run makes.
    public let calls: [FaultPlan.Calls: Int]
    /// By how much the files grow in an undisturbed run.
    ///
    /// Unit: bytes.
    public let growthInBytes: Int
    private let place: Place
    private let checker: Checker

    /// Runs the workload once without any fault.
    public init(of workload: String) throws {
        self.workload = workload
        place = try Place()
        let folder = try place.folder("complete")
        let log = place.path + "/log"
        let run = try WatchedRun(of: workload, in: folder, recordedTo: log)
        guard run.status == 0, run.acknowledged.isDone else {
            throw CrashExperiment.Failure(workload: workload, output: run.errors)
        }
        calls = try Recording(contentsOf: log).calls
        try FileManager.default.removeItem(atPath: log)
        checker = Checker(against: folder + "/ledger")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/ledger")
        growthInBytes = try files.reduce(0) { total, file in
            let path = "\(folder)/ledger/\(file)"
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            return total + (size ?? 0)
        }
    }

    /// Runs the workload once for each seed, each with another call that fails.
    public func run(seeds: Range<UInt64>, lying: Bool = false) throws -> Tally {
        var tally = Tally()
        for seed in seeds {
            var random = SeededGenerator(seed: seed &* 7 &+ 3)
            let groups: [FaultPlan.Calls] = lying ? [.write] : [.write, .meta, .sync, .name, .any]
            let group = groups[Int(random.below(UInt64(groups.count)))]
            let kinds: [FaultPlan.Kind] = lying ? [.lie] : [.eio, .enospc, .short, .late]
            let plan = FaultPlan(
                group, at: 1 + Int(random.below(UInt64(max(calls[group, default: 0], 1)))),
                kinds[Int(random.below(UInt64(kinds.count)))],
                isForever: !lying && random.below(3) == 0)
            try disturb(with: plan, in: try place.folder("disturbed"), &tally)
        }
        return tally
    }

    /// Runs the workload once with a plan, and checks what it leaves.
    ///
    /// - Parameters:
    ///   - plan: What fails.
    ///   - folder: Where the ledger is.
    ///   - tally: Gets the counts.
    ///   - ended: Called when the run ended and its ledger was read, before it is run again.
    /// - Throws: When a program cannot be started, or the error of `ended`.
    public func disturb(
        with plan: FaultPlan, in folder: String, _ tally: inout Tally,
        whenEnded ended: () throws -> Void = {}
    ) throws {
        let run = try WatchedRun(of: workload, in: folder, plan: plan)
        if run.hits.isEmpty {
            tally.misses += 1
            return
        }
        try judge(run, plan.description, in: folder, &tally, whenEnded: ended)
    }

    /// Counts the verdict about a run that was disturbed.
    public func judge(
        _ run: WatchedRun, _ cause: String, in folder: String, _ tally: inout Tally,
        whenEnded ended: () throws -> Void = {}
    ) throws {
        tally.hits += 1
        func bad(_ kind: String, _ details: String) {
            tally.bad[kind, default: 0] += 1
            if tally.examples.count < 10 {
                tally.examples.append(
                    "\(workload), \(cause), hit \(run.hits.first ?? "-"): \(kind) "
                        + details.prefix(400))
            }
        }
        guard let status = run.status else { return bad("signal", run.errors) }
        let code = run.errors.split(separator: ":").first.map(String.init) ?? ""
        if status != 0, status != 74 || code.isEmpty || code == "unexpected" {
            return bad("status-\(status)", run.errors)
        }
        let ledger = folder + "/ledger"
        if case .bad(let kind, let details) = try checker.look(at: ledger, run.acknowledged) {
            return bad(kind, details)
        }
        try ended()
        switch try checker.check(disturbed: ledger, of: workload, run.acknowledged) {
        case .bad(let kind, let details):
            bad(kind, details + " after " + run.errors)
        case .sound(let counts):
            let words = counts.split(separator: " ")
            if status == 74 {
                tally.said[code, default: 0] += 1
            } else if words.first == words.last, run.acknowledged.isDone {
                tally.complete += 1
            } else {
                bad("silent", "\(counts) records before and after, status 0")
            }
        }
    }
}
