import EventSourcing

/// Texts are recorded, and some of them are erased.
enum Erasure: Workload {
    static let name = "erasure"

    static func run(in run: WorkloadRun) async throws {
        let store = try run.open(longestTail: 20)
        for part in 0..<4 {
            var first = Position.start
            for number in 0..<4 {
                let command = run.texts(part * 10 + number)
                // A command whose text was erased cannot be sent again: it is looked up.
                let receipt =
                    if let known = try await store.receipt(of: command.id, in: command.stream) {
                        known
                    } else {
                        try await store.append(command, basedOn: .nothing)
                    }
                try run.acknowledge(receipt)
                if number == 0 { first = receipt.positions.lowerBound }
            }
            for (position, field) in [
                (first, TextField(event: 20)), (first, .reason),
                (first.next.next.next, TextField(event: 20)),
            ] {
                _ = try await store.forget(field, at: position)
                try run.say("forgotten \(position) \(field.rawValue)")
            }
        }
        await store.close()
    }
}
