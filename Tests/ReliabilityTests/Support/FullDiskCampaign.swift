import FaultInjection
import Foundation

/// Workloads on a disk that has room for a certain number of bytes only.
struct FullDiskCampaign {
    /// Those that write the most.
    static let workloads = ["batches", "flushes", "rebuild", "erasure"]

    func run() throws -> ErrorExperiment.Tally {
        let campaign = try Campaign<ErrorExperiment.Tally>(
            "full-disk", in: Setting.state, minutes: Setting.minutes)
        return try campaign.run(
            Setting.diskSizes, chunk: 10, from: .init(), adding: { $0.add($1) }
        ) { range in
            var tally = ErrorExperiment.Tally()
            for workload in Self.workloads {
                let experiment = try ErrorExperiment(of: workload)
                let place = try Place()
                // The sizes are spread over everything that the workload writes.
                for number in range {
                    let share = experiment.growthInBytes / (Setting.diskSizes + 1)
                    let plan = FaultPlan(budgetInBytes: share * (Int(number) + 1) + 1_000)
                    try experiment.disturb(with: plan, in: try place.folder("disk"), &tally)
                }
            }
            return tally
        }
    }
}
