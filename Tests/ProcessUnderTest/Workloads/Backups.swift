import EventSourcing
import LMDBEventStore

/// The ledger is copied, wholly and in increments, between commands.
enum Backups: Workload {
    static let name = "backups"

    static func run(in run: WorkloadRun) async throws {
        let store = try run.open(longestTail: 12)
        var last = Position.start
        for part in 0..<4 {
            let first = part * 10
            try await run.append((first..<first + 5).map { run.command($0) }, to: store)
            // The first and the third are whole.
            let backup = try await copy(store, part, since: part % 2 == 0 ? nil : last, in: run)
            last = backup.through
        }
        await store.close()
    }

    /// Makes a backup under a name that nothing has; an earlier run may have made some.
    private static func copy(
        _ store: LMDBStore, _ number: Int, since: Position?, in run: WorkloadRun
    ) async throws -> StoreBackup {
        for attempt in 0..<100 {
            let name = "copy-\(number)-\(attempt)"
            do {
                let backup = try await store.backup(to: run.path + "." + name, since: since)
                try run.say(
                    "copied \(name) \(backup.since.map { "\($0)" } ?? "whole") \(backup.through)")
                return backup
            } catch let error as EventStoreError where error.code == .alreadyExists { continue }
        }
        throw EventStoreError(.alreadyExists, "100 backups exist.", remedy: "Remove some.")
    }
}
