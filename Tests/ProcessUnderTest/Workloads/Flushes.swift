/// Derived data is flushed after every few commands, by the writer and on request.
enum Flushes: Workload {
    static let name = "flushes"

    static func run(in run: WorkloadRun) async throws {
        let store = try run.open(longestTail: 8)
        for part in 0..<6 {
            try await run.append((0..<10).map { run.command(part * 10 + $0) }, to: store)
            if part % 2 == 1 { try await store.flush() }
        }
        await store.close()
    }
}
