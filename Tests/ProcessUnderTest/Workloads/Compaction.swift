import CaseLedgerTesting
import EventSourcing
import LMDBEventStore

/// The data file is written anew between a few commands and erasures.
enum Compaction: Workload {
    static let name = "compaction"

    static func run(in run: WorkloadRun) async throws {
        for part in 0..<3 {
            let store = try run.open(longestTail: 8)
            let first = part * 10
            try await run.append((first..<first + 6).map { run.command($0) }, to: store)
            let text = run.texts(first + 7)
            // A command whose text was erased cannot be sent again: it is looked up.
            let receipt =
                if let known = try await store.receipt(of: text.id, in: text.stream) {
                    known
                } else {
                    try await store.append(text, basedOn: .nothing)
                }
            try run.acknowledge(receipt)
            let position = receipt.positions.lowerBound
            _ = try await store.forget(.reason, at: position)
            try run.say("forgotten \(position) \(TextField.reason.rawValue)")
            await store.close()
            _ = try await LMDBStore.compact(
                at: run.path, projections: [CountingProjection.registered()])
        }
        let store = try run.open()
        try await run.append([run.command(40)], to: store)
        await store.close()
    }
}
