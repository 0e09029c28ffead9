public import CaseLedger
internal import Foundation

/// Runs `body` with a new ledger on a real disk, and removes its folder afterwards.
///
/// - Parameters:
///   - clock: The clock for the time of recording.
///   - body: The work with the ledger, which is closed afterwards.
/// - Returns: The result of `body`.
/// - Throws: The error of `body`, or the error of creating the folder or the ledger.
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

/// Runs `body` with an empty folder, and removes the folder afterwards.
///
/// A test runner may start all tests of a program at once, and a ledger holds four files open. At
/// most 24 folders are therefore in use at the same time, not counting those within another's
/// `body`. Other callers wait.
///
/// - Parameter body: The work with the folder, which gets its path.
/// - Returns: The result of `body`.
/// - Throws: The error of `body`, or the error of creating the folder.
public func withTemporaryFolder<Result>(
    _ body: (String) async throws -> Result
) async throws -> Result {
    let isWithinAnother = FolderTurns.isWithinOne
    if !isWithinAnother { await FolderTurns.shared.enter() }
    do {
        let folder = NSTemporaryDirectory() + "case-ledger-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let result = try await FolderTurns.$isWithinOne.withValue(true) { try await body(folder) }
        if !isWithinAnother { await FolderTurns.shared.leave() }
        return result
    } catch {
        if !isWithinAnother { await FolderTurns.shared.leave() }
        throw error
    }
}

/// Limits the number of callers with a folder, and admits them in the order of their calls.
private actor FolderTurns {
    static let shared = FolderTurns()
    /// Whether the task already has a folder, and must not wait for another one.
    @TaskLocal static var isWithinOne = false

    private var free = 24
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
