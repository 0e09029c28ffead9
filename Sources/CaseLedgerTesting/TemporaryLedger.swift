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
/// A runner may begin all tests of a program at once, and a ledger holds four files open. So no more than 24
/// folders are in use at the same time, besides those within another's `body`; the rest wait.
///
/// - Parameter body: What to do with the folder's path.
/// - Returns: What `body` returned.
/// - Throws: What `body` threw, or the failure to make the folder.
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

/// Lets a bounded number of callers have a folder at the same time, in the order they came.
private actor FolderTurns {
    static let shared = FolderTurns()
    /// Whether the task has a folder already: it must not wait for another one.
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
