import CaseLedger
import Foundation

/// Runs `body` with a ledger in a folder of its own, which goes afterwards.
func withTemporaryLedger<Result>(
    clock: LedgerClock = .system, _ body: (Ledger) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        let ledger = try await Ledger.create(at: folder + "/case.ledger", clock: clock)
        do {
            let result = try await body(ledger)
            await ledger.close()
            return result
        } catch {
            await ledger.close()
            throw error
        }
    }
}

/// Runs `body` with an empty folder, which goes afterwards.
func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = NSTemporaryDirectory() + "case-ledger-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
