import ChildProcesses
import FaultInjection
import Foundation

/// Errors of the disk over all workloads.
struct ErrorCampaign {
    /// How many points one undisturbed run serves.
    private static let share = 20

    func run() throws -> ErrorExperiment.Tally {
        let workloads = try TestPrograms.workloads()
        let campaign = try Campaign<ErrorExperiment.Tally>(
            "errors", in: Setting.state, minutes: Setting.minutes)
        let total = try campaign.run(
            Setting.errors, chunk: Self.share * workloads.count, from: .init(),
            adding: { $0.add($1) }
        ) { range in
            var tally = ErrorExperiment.Tally()
            for (workload, seeds) in zip(workloads, range.parts(workloads.count)) {
                if seeds.isEmpty { continue }
                let part = try ErrorExperiment(of: workload).run(seeds: seeds)
                print("\(workload): \(part)")
                tally.add(part)
            }
            return tally
        }
        print("errors of the disk: \(total)")
        return total
    }
}
