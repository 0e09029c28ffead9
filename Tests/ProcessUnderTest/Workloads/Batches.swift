import EventSourcing

/// Lists of commands that share syncs, and requests that are recorded as a whole.
enum Batches: Workload {
    static let name = "batches"

    static func run(in run: WorkloadRun) async throws {
        let store = try run.open(longestTail: 200)
        for batch in 0..<4 {
            let commands = (0..<30).map { run.command(batch * 100 + $0) }
            let outcomes = await store.append(
                commands.map { GuardedCommand($0, basedOn: .nothing) })
            for outcome in outcomes { try run.acknowledge(try outcome.get()) }
            try await run.append([run.sheet(batch * 100 + 50)], to: store)
            let request = [60, 61, 62].map { run.texts(batch * 100 + $0) }
            let receipts = try await store.append(
                together: request.map { GuardedCommand($0, basedOn: .nothing) })
            for receipt in receipts { try run.acknowledge(receipt) }
        }
        await store.close()
    }
}
