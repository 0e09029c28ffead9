/// A program run whose files are recorded or made to fail.
///
/// It may find any state that an earlier run of the same workload left, and goes on from there: its
/// commands have the same ids each time. It acknowledges what is durable on its output.
///
/// To add one, write one file like the others and put it into ``ProcessUnderTest/workloads``.
protocol Workload: Sendable {
    /// The name on the command line.
    static var name: String { get }
    /// Does everything, or throws at the first error.
    static func run(in run: WorkloadRun) async throws
}

extension ProcessUnderTest {
    /// All workloads, in the order in which experiments use them.
    static let workloads: [any Workload.Type] = [
        Creation.self, SingleAppends.self, Batches.self, ManyTasks.self, Flushes.self,
        Rebuild.self, Erasure.self, Checkpoints.self, Reopening.self,
        Compaction.self, Backups.self,
    ]
}
