public import CaseLedger
internal import Foundation

/// Runs `body` with a new ledger on a real disk, in a folder that goes afterwards.
///
/// - Parameters:
///   - clock: The clock for the time of recording.
///   - body: What to do with the ledger, which is closed afterwards.
/// - Returns: What `body` returned.
/// - Throws: What `body` threw, or the failure to make the folder or the ledger.
public func withTemporaryLedger<Result>(
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
///
/// - Parameter body: What to do with the folder's path.
/// - Returns: What `body` returned.
/// - Throws: What `body` threw, or the failure to make the folder.
public func withTemporaryFolder<Result>(
    _ body: (String) async throws -> Result
) async throws -> Result {
    let folder = NSTemporaryDirectory() + "case-ledger-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
