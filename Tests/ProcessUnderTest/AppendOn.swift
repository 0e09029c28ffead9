import EventSourcing

extension ProcessUnderTest {
    /// Appends commands without end, the same ones each time, and acknowledges each.
    ///
    /// - Parameters:
    ///   - path: The ledger, which exists.
    ///   - first: The number of the first command.
    /// - Throws: The first error of the store.
    static func appendOn(at path: String, from first: Int) async throws {
        let run = WorkloadRun(path: path) { try say($0) }
        let store = try run.open(longestTail: 16)
        for number in first... {
            try await run.append([run.command(number)], to: store)
            try say("next \(number + 1)")
        }
    }

    /// Prints the position of each record after a position, as it is recorded, without end.
    static func follow(at path: String, after position: UInt64) async throws {
        let store = try WorkloadRun(path: path) { _ in }.open()
        for try await record in store.subscription(after: Position(position)) {
            try say(record.position.description)
        }
    }
}
