internal import CaseLedger

/// Something that matters came after what was observed.
struct GuardConflict: Error {}

/// A contender whose guards must refuse what the store would refuse.
protocol GuardedContender {
    /// What it is called in tables.
    static var name: String { get }

    /// Creates an empty ledger in `folder`, which exists.
    static func create(in folder: String) throws -> Self

    /// Appends a command with the records of its events.
    ///
    /// - Throws: ``GuardConflict`` when its guard refuses; then nothing was written.
    func append(_ planned: PlannedCommand, _ records: RecordBytes) async throws

    /// Every record, in order.
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
