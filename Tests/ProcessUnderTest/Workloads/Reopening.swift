/// The ledger is closed and opened again between a few commands.
enum Reopening: Workload {
    static let name = "reopening"

    static func run(in run: WorkloadRun) async throws {
        for part in 0..<8 {
            let store = try run.open(longestTail: UInt64(part))
            try await run.append((0..<5).map { run.command(part * 10 + $0) }, to: store)
            await store.close()
        }
    }
}
