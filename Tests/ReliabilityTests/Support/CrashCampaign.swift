import ChildProcesses
import FaultInjection
import Foundation

/// Power cuts over all workloads: each gets the same share of the images of a range.
struct CrashCampaign {
    /// How many images of a workload are made from one recording.
    private static let share = 100

    func run() throws -> CrashExperiment.Tally {
        let workloads = try TestPrograms.workloads()
        let campaign = try Campaign<CrashExperiment.Tally>(
            "crash", in: Setting.state, minutes: Setting.minutes)
        let total = try campaign.run(
            Setting.images, chunk: Self.share * workloads.count, from: .init(),
            adding: { $0.add($1) }
        ) { range in
            var tally = CrashExperiment.Tally()
            for (workload, seeds) in zip(workloads, range.parts(workloads.count)) {
                if seeds.isEmpty { continue }
                let experiment = try CrashExperiment(of: workload, scenario: seeds.lowerBound)
                let part = try experiment.run(seeds: seeds)
                print(
                    "\(workload), \(experiment.scenario), \(experiment.operations) operations: \(part)"
                )
                tally.add(part)
            }
            return tally
        }
        print("power cuts: \(total)")
        return total
    }
}
