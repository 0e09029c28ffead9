/// Several tasks that record at the same time, so that the writer puts their commands into one
/// commit.
enum ManyTasks: Workload {
    static let name = "many-tasks"

    static func run(in run: WorkloadRun) async throws {
        let store = try run.open(longestTail: 60)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    try await run.append((0..<12).map { run.command(task * 100 + $0) }, to: store)
                }
            }
            try await group.waitForAll()
        }
        await store.close()
    }
}
