import EventSourcing
import LMDBEventStore

extension ProcessUnderTest {
    /// Opens a ledger, waits for a line of input, then sends a command that another process may have
    /// recorded, and asks for its receipt; it acknowledges what it is told.
    ///
    /// - Parameters:
    ///   - path: The ledger, which exists.
    ///   - number: The number of the command.
    /// - Throws: The first error of the store.
    static func resend(at path: String, command number: Int) async throws {
        let run = WorkloadRun(path: path) { try say($0) }
        let store = try run.open()
        _ = readLine()
        let command = run.command(number)
        try run.acknowledge(try await store.append(command, basedOn: .nothing))
        if let receipt = try await store.receipt(of: command.id, in: command.stream) {
            try run.acknowledge(receipt)
        }
        await store.close()
    }
}
