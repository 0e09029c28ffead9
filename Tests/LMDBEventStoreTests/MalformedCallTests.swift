import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

@Suite("Malformed calls")
struct MalformedCallTests {
    /// `CASELEDGER_MALFORMED_CALLS` and `CASELEDGER_MALFORMED_SEED` change how many and which.
    static let calls = number("CASELEDGER_MALFORMED_CALLS") ?? 3_000
    static let seed = number("CASELEDGER_MALFORMED_SEED") ?? 20_261_130

    @Test("A malformed call gets a typed error, and the store holds what it acknowledged")
    func onlyTypedErrors() async throws {
        let directory = try TemporaryDirectory()
        var calls = try await MalformedCalls(in: directory, seed: Self.seed)
        for _ in 0..<Self.calls { try await calls.step() }
        try await calls.finish()
        let (answered, refused) = (calls.answered, calls.refused)
        #expect(answered > Self.calls / 20, "\(answered) calls were answered")
        #expect(refused.count > 4, "\(refused)")
        // Damage that nobody did, or a failure of the storage, is a fault of the store.
        for code in [EventStoreError.Code.storage, .diskFull, .unreadable] {
            #expect(refused[code] == nil, "\(refused)")
        }
    }

    private static func number(_ variable: String) -> UInt64? {
        ProcessInfo.processInfo.environment[variable].flatMap(UInt64.init)
    }
}
