import FaultInjection
import Foundation

/// Damaged data files, of all kinds in turn.
struct HostileCampaign {
    /// How many images one process and one ledger serve.
    private static let share = 320

    func run() throws -> HostileExperiment.Tally {
        let campaign = try Campaign<HostileExperiment.Tally>(
            "hostile", in: Setting.state, minutes: Setting.minutes)
        let total = try campaign.run(
            Setting.hostileImages, chunk: Self.share, from: .init(), adding: { $0.add($1) }
        ) { range in
            let experiment = try HostileExperiment(
                lists: Setting.hostileLists, limit: Setting.hostileLimit)
            if range.lowerBound == 0 { print("damaged files: \(experiment.structure)") }
            let part = try experiment.run(range)
            print("images \(range): \(part.totals)")
            return part
        }
        print("damaged files:\n\(total)")
        return total
    }
}
