internal import CaseLedger
internal import RawSQLite

/// SQLite in C, with tables of events and tags, and guards in the same transaction.
///
/// It stores less than CaseLedger's store: no command ids, and no rows of projections.
///
/// It is `Sendable` because only one task uses it at a time.
@safe
final class SQLiteLedger: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// Opens the database in `folder`, which must exist.
    init(in folder: String, creating: Bool) throws {
        var opened: OpaquePointer?
        try unsafe SQLiteLedgerError.check(
            raw_sqlite_open("\(folder)/\(Self.fileName)", creating ? 1 : 0, &opened), "open")
        guard let pointer = unsafe opened else {
            throw SQLiteLedgerError(operation: "open", message: "no database")
        }
        unsafe self.pointer = pointer
    }

    deinit { unsafe raw_sqlite_close(pointer) }

    /// The name of the database in its folder.
    static let fileName = "events.sqlite"

    /// Appends some of the commands in one durable transaction, each with its own guard.
    ///
    /// - Throws: ``GuardConflict`` when a guard refuses. Nothing is then written.
    func append(_ indices: Range<Int>, of commands: SQLiteCommands) throws {
        let status = unsafe commands.withCommands { all in
            unsafe raw_sqlite_append(pointer, all, indices.lowerBound, indices.count)
        }
        if status == RAW_SQLITE_CONFLICT { throw GuardConflict() }
        try SQLiteLedgerError.check(status, "append")
    }

    /// Reads every record, in order.
    func records() throws -> RecordBytes {
        var count: UInt64 = 0
        var size: UInt64 = 0
        try unsafe SQLiteLedgerError.check(raw_sqlite_size(pointer, &count, &size), "size")
        var bytes = [UInt8](repeating: 0, count: Int(size))
        var offsets = [Int](repeating: 0, count: Int(count) + 1)
        let status = unsafe bytes.withUnsafeMutableBufferPointer { bytes in
            unsafe offsets.withUnsafeMutableBufferPointer { offsets in
                unsafe raw_sqlite_copy(pointer, bytes.baseAddress, offsets.baseAddress)
            }
        }
        try SQLiteLedgerError.check(status, "copy")
        return RecordBytes(bytes: bytes, offsets: offsets)
    }

    /// The version of SQLite.
    static var version: String { unsafe String(cString: raw_sqlite_version()) }
}

/// A result code of SQLite.
struct SQLiteLedgerError: Error, CustomStringConvertible {
    let operation: String
    let message: String

    var description: String { "SQLite in C, \(operation): \(message)" }

    static func check(_ status: Int32, _ operation: String) throws {
        guard status != 0 else { return }
        throw SQLiteLedgerError(
            operation: operation, message: unsafe String(cString: raw_sqlite_message(status)))
    }
}
