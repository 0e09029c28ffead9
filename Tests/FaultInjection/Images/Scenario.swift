import CaseLedgerTesting

/// What happens to a workload before the run, or in the run, that images are made of.
public enum Scenario: Sendable, CustomStringConvertible {
    /// One run from nothing to its end.
    case undisturbed
    /// A run in which a call fails or that is killed, and then a run to the end, in one recording.
    case interrupted(FaultPlan)
    /// A run to the end on what a power cut left of an earlier one.
    case afterCut(seed: UInt64)

    /// The scenario in words, for reports.
    public var description: String {
        switch self {
        case .undisturbed: "undisturbed"
        case .interrupted(let plan): "interrupted by \(plan)"
        case .afterCut(let seed): "after a power cut of seed \(seed)"
        }
    }

    /// Draws one.
    ///
    /// - Parameters:
    ///   - seed: The same seed gives the same scenario, if the run makes as many calls.
    ///   - calls: How many calls of each group an undisturbed run makes.
    init(seed: UInt64, calls: [FaultPlan.Calls: Int]) {
        var random = SeededGenerator(seed: seed)
        switch random.below(4) {
        case 0: self = .undisturbed
        case 1: self = .afterCut(seed: random.next())
        default:
            // The write of a meta page is where a commit becomes visible before it is durable.
            let groups: [FaultPlan.Calls] = [.meta, .meta, .sync, .any, .name]
            let kinds: [FaultPlan.Kind] = [.killAfter, .late, .kill, .eio]
            let group = groups[Int(random.below(UInt64(groups.count)))]
            self = .interrupted(
                FaultPlan(
                    group, at: 1 + Int(random.below(UInt64(max(calls[group, default: 0], 1)))),
                    kinds[Int(random.below(UInt64(kinds.count)))]))
        }
    }
}
