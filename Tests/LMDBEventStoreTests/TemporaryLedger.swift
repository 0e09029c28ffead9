import EventSourcing
import Foundation
import LMDBEventStore
import Testing

/// A place for ledgers that is removed when it is let go.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let base = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        path = "\(base)/caseledger-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Where a ledger goes.
    var ledger: String { "\(path)/ledger" }
    /// The one file that holds all its tables.
    var dataFile: String { "\(ledger)/data.mdb" }
}
