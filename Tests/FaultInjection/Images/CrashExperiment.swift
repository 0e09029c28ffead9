import CaseLedgerTesting
import Foundation

/// Images of one recorded workload: builds each, has it checked, and counts the verdicts.
public final class CrashExperiment {
    /// The name of the workload.
    public let workload: String
    private let place: Place
    private let recording: Recording
    private let checker: Checker
    /// The numbers of operations after which something is not synced.
    private lazy var openCuts: [Int] = {
        var disk = SimulatedDisk(recording, .all)
        return recording.operations.indices.filter { index in
            disk.play(through: index + 1)
            return !recording.operations[index].isOld && disk.isOpen
        }.map { $0 + 1 }
    }()

    /// How many operations were recorded.
    public var operations: Int { recording.operations.count }

    /// What happened to the run.
    public let scenario: Scenario

    /// Runs the workload once and records it.
    public convenience init(of workload: String) throws {
        try self.init(of: workload) { _ in .undisturbed }
    }

    /// Runs the workload in a scenario, and records it.
    public convenience init(of workload: String, in scenario: Scenario) throws {
        try self.init(of: workload) { _ in scenario }
    }

    /// Runs the workload in a scenario that is drawn from a seed, and records it.
    public convenience init(of workload: String, scenario seed: UInt64) throws {
        try self.init(of: workload) { Scenario(seed: seed, calls: $0.calls) }
    }

    /// Takes a recording that was made otherwise.
    ///
    /// - Parameters:
    ///   - name: What was recorded, for reports.
    ///   - log: The log.
    ///   - folder: The folder whose ledger the run left.
    ///   - place: What keeps both.
    /// - Throws: When the log is not complete.
    public init(recorded name: String, in log: String, _ folder: String, _ place: Place) throws {
        workload = name
        self.place = place
        scenario = .undisturbed
        recording = try Recording(contentsOf: log)
        try Self.requireComplete(recording, folder, name)
        checker = Checker(against: folder + "/ledger")
    }

    /// - Parameters:
    ///   - workload: The name of the workload.
    ///   - choose: Chooses the scenario, given the recording of an undisturbed run.
    /// - Throws: When the workload fails, or the log is not complete.
    private init(of workload: String, choose: (Recording) -> Scenario) throws {
        self.workload = workload
        place = try Place()
        let folder = try place.folder("complete")
        var last = try Self.record(workload, in: folder, to: place.path + "/log")
        scenario = choose(last)
        switch scenario {
        case .undisturbed: break
        case .interrupted(let plan):
            let folder = try place.folder("complete")
            let log = place.path + "/log-2"
            let run = try WatchedRun(of: workload, in: folder, recordedTo: log, plan: plan)
            if run.status == nil, plan.kind != .kill, plan.kind != .killAfter {
                throw Failure(workload: workload, output: "A signal ended it: \(plan)")
            }
            last = try Self.record(workload, in: folder, to: log)
        case .afterCut(let seed):
            var random = SeededGenerator(seed: seed)
            var disk = SimulatedDisk(last, .all)
            disk.play(through: 1 + Int(random.below(UInt64(last.operations.count))))
            let folder = try place.folder("complete")
            try DiskImage(of: disk, last, seed: seed).write(below: folder, seed: seed)
            last = try Self.record(workload, in: folder, to: place.path + "/log-2")
        }
        recording = last
        checker = Checker(against: folder + "/ledger")
    }

    /// Runs the workload to its end, and reads everything that is in the log then.
    private static func record(
        _ workload: String, in folder: String, to log: String
    ) throws -> Recording {
        let run = try WatchedRun(of: workload, in: folder, recordedTo: log)
        guard run.status == 0, run.acknowledged.isDone else {
            throw Failure(workload: workload, output: run.errors)
        }
        let recording = try Recording(contentsOf: log)
        try requireComplete(recording, folder, workload)
        return recording
    }

    /// The workload failed without any fault.
    public struct Failure: Error {
        let workload: String
        let output: String
    }

    /// Throws unless the recording says of every file what the run really left: a recording that
    /// misses an operation proves nothing.
    private static func requireComplete(
        _ recording: Recording, _ folder: String, _ workload: String
    ) throws {
        var disk = SimulatedDisk(recording, .all)
        disk.play(through: recording.operations.count)
        let image = DiskImage(everythingOf: disk, recording)
        let found = FileManager.default.enumerator(atPath: folder)
        var paths: Set<String> = []
        while let path = found?.nextObject() as? String { paths.insert(path) }
        guard paths == Set(image.folders).union(image.files.keys) else {
            throw Failure(workload: workload, output: "The recording has other files: \(paths)")
        }
        // LMDB writes to its lock file through a map.
        for (path, content) in image.files
        where !DiskImage.isLockFile(path.split(separator: "/").last.map(String.init) ?? "") {
            guard FileManager.default.contents(atPath: "\(folder)/\(path)") == content else {
                throw Failure(workload: workload, output: "The recording differs in \(path).")
            }
        }
    }

    /// Checks images of cuts after the last operations, one for each seed and cut.
    public func run(last count: Int, seeds: Range<UInt64>) throws -> Tally {
        let total = recording.operations.count
        return try run(
            (max(total - count, 0)...total).flatMap { after in
                seeds.map { PowerCut(after: after, seed: $0) }
            }, .all)
    }

    /// Checks one image for each seed.
    public func run(seeds: Range<UInt64>, _ barriers: Barriers = .all) throws -> Tally {
        let cuts = seeds.map { seed in
            var random = SeededGenerator(seed: seed)
            // Most cuts are where there is a choice.
            if !openCuts.isEmpty, random.below(4) > 0 {
                let after = openCuts[Int(random.below(UInt64(openCuts.count)))]
                return PowerCut(after: after, seed: random.next())
            }
            // What was there before comes first.
            let first = recording.operations.firstIndex { !$0.isOld } ?? 0
            let after = first + Int(random.below(UInt64(recording.operations.count - first + 1)))
            return PowerCut(after: after, seed: random.next())
        }
        return try run(cuts, barriers)
    }

    private func run(_ cuts: [PowerCut], _ barriers: Barriers) throws -> Tally {
        var disk = SimulatedDisk(recording, barriers)
        var tally = Tally()
        var signatures: Set<[UInt64]> = []
        for cut in cuts.sorted(by: { $0.operations < $1.operations }) {
            disk.play(through: cut.operations)
            let image = DiskImage(of: disk, recording, seed: cut.seed)
            tally.images += 1
            if image.choices > 0 || !disk.pending.isEmpty { tally.open += 1 }
            if signatures.insert([UInt64(cut.operations), image.signature]).inserted {
                tally.distinct += 1
            }
            let root = try place.folder("image")
            try image.write(below: root, seed: cut.seed)
            let acknowledged = disk.acknowledged
            switch try checker.check(
                image: root + "/ledger", acknowledged, factor: 1 + Int(cut.seed >> 1 & 1))
            {
            case .sound(let head):
                if let head = UInt64(head), head > acknowledged.head { tally.ahead += 1 }
            case .bad(let kind, let details):
                tally.bad[kind, default: 0] += 1
                if tally.examples.count < 10 {
                    tally.examples.append(
                        "\(workload), \(scenario), cut after \(cut.operations), seed "
                            + "\(cut.seed): \(kind) "
                            + details.prefix(300))
                }
            }
        }
        return tally
    }
}
