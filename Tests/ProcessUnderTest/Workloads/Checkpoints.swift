import EventSourcing

/// A subscription stores how far it came, between commands.
enum Checkpoints: Workload {
    static let name = "checkpoints"

    static func run(in run: WorkloadRun) async throws {
        let store = try run.open()
        for number in 0..<15 {
            let receipt = try await store.append(run.command(number), basedOn: .nothing)
            try run.acknowledge(receipt)
            let position = receipt.positions.upperBound
            // An earlier run may have come further.
            let saved = try await store.checkpoint(of: "follower")?.position ?? .start
            if saved >= position { continue }
            try await store.save(
                SubscriptionCheckpoint(subscription: "follower", position: position))
            try run.say("saved \(position)")
        }
        await store.close()
    }
}
