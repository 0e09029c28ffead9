import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting

/// A ledger with the Anytown example.
enum AnytownLedger {
    /// The ids of the two inspections.
    static let first: StreamName = "anytown-2022"
    static let second: StreamName = "anytown-2025"

    /// Runs `body` with a new ledger in which the example is recorded.
    static func with<Result>(_ body: (Ledger) async throws -> Result) async throws -> Result {
        let clock = ExampleClock()
        return try await withTemporaryLedger(clock: clock.ledgerClock) { ledger in
            try await ledger.recordExample(.anytown, by: clock)
            return try await body(ledger)
        }
    }

    /// The log of such a ledger, which is recorded once for all tests that only read the log.
    static var log: [LogEntry] {
        get async throws { try await recorded.value }
    }

    private static let recorded = Task { try await with { try await $0.log() } }
}

extension Ledger {
    /// All entries of the log.
    func log() async throws -> [LogEntry] {
        var entries: [LogEntry] = []
        var rest: PositionRange? = PositionRange()
        while let range = rest {
            let page = try await page(of: .everything, in: range)
            entries += try await self.entries(of: page.records)
            rest = page.rest
        }
        return entries
    }
}

extension [LogEntry] {
    /// The entry at a position.
    func at(_ position: UInt64) -> LogEntry? { first { $0.id.rawValue == position } }

    /// The positions of the entries that satisfy a condition.
    func positions(_ isMeant: (LogEntry) -> Bool) -> [UInt64] {
        filter(isMeant).map(\.id.rawValue)
    }
}
