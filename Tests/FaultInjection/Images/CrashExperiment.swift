import CaseLedgerTesting
import Foundation

/// Images of one recorded workload: builds each, has it checked, and counts the verdicts.
public final class CrashExperiment {
    /// The name of the workload.
    public let workload: String
    private let place: Place
    private let recording: Recording
    private let checker: Checker

    /// How many operations were recorded.
    public var operations: Int { recording.operations.count }

    /// Runs the workload once and records it.
    public init(of workload: String) throws {
        self.workload = workload
        place = try Place()
        let folder = try place.folder("complete")
        let log = place.path + "/log"
        let run = try WatchedRun(of: workload, in: folder, recordedTo: log)
        guard run.status == 0, run.acknowledged.isDone else {
            throw Failure(workload: workload, output: run.errors)
        }
        recording = try Recording(contentsOf: log)
        try Self.requireComplete(recording, folder, workload)
        checker = Checker(against: folder + "/ledger")
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
        for (path, content) in image.files where !path.contains("lock") {
            guard FileManager.default.contents(atPath: "\(folder)/\(path)") == content else {
                throw Failure(workload: workload, output: "The recording differs in \(path).")
            }
        }
    }

    /// Checks one image for each seed.
    public func run(seeds: Range<UInt64>, _ barriers: Barriers = .all) throws -> Tally {
        let cuts = seeds.map { seed in
            var random = SeededGenerator(seed: seed)
            // The root folder is the first operation.
            let after = 1 + Int(random.below(UInt64(recording.operations.count)))
            return PowerCut(after: after, seed: random.next())
        }
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
                        "\(workload), cut after \(cut.operations), seed \(cut.seed): \(kind) "
                            + details.prefix(300))
                }
            }
        }
        return tally
    }
}
