internal import Foundation
internal import RawLMDB

/// LMDB in C with one table of records: the upper limit of speed.
///
/// It has no tags, no guards and no rows.
///
/// It is `Sendable` because only one task uses it at a time.
@safe
final class RawLedger: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// Opens the environment in `folder`, which must exist, and its table of records.
    init(in folder: String, creating: Bool) throws {
        var opened: OpaquePointer?
        try unsafe RawLedgerError.check(
            raw_open(folder, "records", creating ? 1 : 0, &opened), "open")
        guard let pointer = unsafe opened else {
            throw RawLedgerError(operation: "open", message: "no environment")
        }
        unsafe self.pointer = pointer
    }

    deinit { unsafe raw_close(pointer) }

    /// Appends records in one durable transaction, at the given positions.
    func append(_ positions: Range<Int>, of records: RecordBytes) throws {
        let status = unsafe records.withPointers { bytes, offsets in
            guard let first = unsafe offsets else { return Int32(0) }
            return unsafe raw_append(
                pointer, UInt64(positions.lowerBound), bytes,
                first + (positions.lowerBound - 1), positions.count)
        }
        try RawLedgerError.check(status, "append")
    }

    /// Reads every record, in order.
    func records() throws -> RecordBytes {
        var count: UInt64 = 0
        var size: UInt64 = 0
        try unsafe RawLedgerError.check(raw_size(pointer, &count, &size), "size")
        var bytes = [UInt8](repeating: 0, count: Int(size))
        var offsets = [Int](repeating: 0, count: Int(count) + 1)
        let status = unsafe bytes.withUnsafeMutableBufferPointer { bytes in
            unsafe offsets.withUnsafeMutableBufferPointer { offsets in
                unsafe raw_copy(pointer, bytes.baseAddress, offsets.baseAddress)
            }
        }
        try RawLedgerError.check(status, "copy")
        return RecordBytes(bytes: bytes, offsets: offsets)
    }

    /// Reads all records with one cursor and checks the checksum of each.
    ///
    /// - Returns: The number of records, and of their bytes.
    /// - Throws: ``RawLedgerError`` when a checksum does not match.
    func scan(askingAhead: Bool) throws -> (records: Int, bytes: Int) {
        var found = RawScan()
        try unsafe RawLedgerError.check(raw_scan(pointer, askingAhead ? 1 : 0, &found), "scan")
        guard found.mismatches == 0 else {
            throw RawLedgerError(
                operation: "scan", message: "\(found.mismatches) records do not match")
        }
        return (Int(found.records), Int(found.bytes))
    }

    /// Decodes all records and folds the scores and ratings of every inspection, on one core.
    func fold(_ framework: RawRules) throws -> RawFold {
        var found = RawFold()
        let status = unsafe framework.withRules { rules in
            unsafe raw_fold(pointer, rules, &found)
        }
        try RawLedgerError.check(status, "fold")
        guard found.mismatches == 0 else {
            throw RawLedgerError(
                operation: "fold", message: "\(found.mismatches) records do not match")
        }
        return found
    }

    /// The version of LMDB.
    static var version: String { unsafe String(cString: raw_version()) }

    /// The number of durable appends of 4 KiB to a new file in `folder`, per second.
    static func syncsPerSecond(in folder: String, count: Int) throws -> Double {
        var seconds = 0.0
        let path = "\(folder)/sync-\(UUID().uuidString)"
        try unsafe RawLedgerError.check(raw_sync_rate(path, count, &seconds), "sync")
        return Double(count) / seconds
    }
}

/// A status of LMDB or of the operating system.
struct RawLedgerError: Error, CustomStringConvertible {
    let operation: String
    let message: String

    var description: String { "Raw LMDB, \(operation): \(message)" }

    static func check(_ status: Int32, _ operation: String) throws {
        guard status != 0 else { return }
        throw RawLedgerError(
            operation: operation, message: unsafe String(cString: raw_message(status)))
    }
}
