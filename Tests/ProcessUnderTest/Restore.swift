import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore

extension ProcessUnderTest {
    /// Restores a backup in the place of a ledger; ends with status 74 when it fails.
    ///
    /// - Parameters:
    ///   - backup: The folder of the backup.
    ///   - path: The ledger, which is replaced.
    /// - Throws: When the output cannot be written.
    static func restore(_ backup: String, to path: String) async throws {
        do throws(EventStoreError) {
            _ = try await LMDBStore.restore(
                from: backup, to: path, replacing: true,
                projections: [CountingProjection.registered()])
        } catch {
            try FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
            exit(74)
        }
        try say("restored")
    }
}
