/// A projection with another fingerprint is built beside the old one, which is then removed.
enum Rebuild: Workload {
    static let name = "rebuild"

    static func run(in run: WorkloadRun) async throws {
        for factor: UInt32 in [1, 2, 1] {
            let store = try run.open(factor: factor, longestTail: 16)
            let first = Int(factor) * 100
            try await run.append((0..<15).map { run.command(first + $0) }, to: store)
            try await store.waitUntilBuilt()
            try await store.removeUnusedRows()
            try await run.append([run.sheet(first + 50)], to: store)
            try await store.flush()
            await store.close()
        }
    }
}
