/// A ledger is created, and one command is recorded in it.
enum Creation: Workload {
    static let name = "creation"

    static func run(in run: WorkloadRun) async throws {
        let store = try run.open()
        try await run.append([run.command(1)], to: store)
        await store.close()
    }
}
