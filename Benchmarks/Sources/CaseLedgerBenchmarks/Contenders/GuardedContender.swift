internal import CaseLedger

/// An event that matches the observed query came after the observed position.
struct GuardConflict: Error {}

/// A contender whose guards must refuse the same commands as the store.
protocol GuardedContender {
    /// The name of the contender in tables.
    static var name: String { get }

    /// Creates an empty ledger in `folder`, which exists.
    static func create(in folder: String) throws -> Self

    /// Appends a command with the records of its events.
    ///
    /// - Throws: ``GuardConflict`` when the guard refuses. Nothing is then written.
    func append(_ planned: PlannedCommand, _ records: RecordBytes) async throws

    /// Reads every record, in order.
    func records() throws -> RecordBytes
}

extension GRDBLedger: GuardedContender {
    static let name = "GRDB"

    static func create(in folder: String) throws -> GRDBLedger { try GRDBLedger(in: folder) }

    func append(_ planned: PlannedCommand, _ records: RecordBytes) async throws {
        try await append(planned, records: records.blobs)
    }
}

extension SQLiteLedger: GuardedContender {
    static let name = "SQLite in C"

    static func create(in folder: String) throws -> SQLiteLedger {
        try SQLiteLedger(in: folder, creating: true)
    }

    func append(_ planned: PlannedCommand, _ records: RecordBytes) throws {
        try append(0..<1, of: SQLiteCommands([planned], records))
    }
}
