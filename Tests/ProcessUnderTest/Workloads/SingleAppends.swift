/// Commands one after another, each with a sync of its own; derived data is flushed at the end only.
enum SingleAppends: Workload {
    static let name = "single-appends"

    static func run(in run: WorkloadRun) async throws {
        let store = try run.open()
        try await run.append((1...40).map(run.command), to: store)
        await store.close()
    }
}
