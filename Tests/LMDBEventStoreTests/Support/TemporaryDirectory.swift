import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDB
import LMDBEventStore
import Testing

/// A place for ledgers that is removed when it is let go.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let memory = "/dev/shm"
        let base =
            FileManager.default.fileExists(atPath: memory) ? memory : NSTemporaryDirectory()
        path = "\(base)/caseledger-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Where a ledger goes.
    var ledger: String { "\(path)/ledger" }
    /// The one file that holds all its tables.
    var dataFile: String { "\(ledger)/data.mdb" }

    /// Changes the tables of the ledger behind the store's back.
    func tamper(
        with table: TableName,
        _ body: (inout WriteTransaction, Table) throws(LMDBError) -> Void
    ) throws {
        let environment = try Environment.open(
            at: ledger, tables: TableName.allCases.map(\.rawValue))
        defer { environment.close() }
        let table = try environment.table(named: table.rawValue)
        try environment.write { transaction throws(LMDBError) in try body(&transaction, table) }
    }

    /// What the ledger says of its projections, by name and number.
    var projections: [ProjectionEntry] {
        get throws { try entries(of: .projections).compactMap { ProjectionEntry($0.value.span) } }
    }

    /// All entries of a table, derived ones without their checksums.
    func entries(of table: TableName) throws -> [(key: [UInt8], value: [UInt8])] {
        let isDerived = table != .records && table != .texts && table != .meta
        return try rawEntries(of: table).map { key, bytes in
            guard isDerived else { return (key, bytes) }
            let isSound = CheckedValue.open(bytes.span, under: key.span) != nil
            try #require(isSound, "an entry of \(table.rawValue) is not checked")
            return (key, Array(bytes.dropLast(4)))
        }
    }

    /// Replaces bytes wherever they stand in the data file, by as many others.
    func replaceInFile(_ old: [UInt8], with new: [UInt8]) throws {
        let file = URL(fileURLWithPath: ledger + "/data.mdb")
        var data = try Data(contentsOf: file)
        var start = data.startIndex
        while let range = data.range(of: Data(old), in: start..<data.endIndex) {
            data.replaceSubrange(range, with: new)
            start = range.upperBound
        }
        let handle = try FileHandle(forWritingTo: file)
        try handle.write(contentsOf: data)
        try handle.close()
    }

    /// Makes the list of free pages in the newest meta page empty, so that those pages are lost.
    func forgetFreePages() throws {
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: dataFile)))
        func number(at offset: Int) -> UInt64 {
            (0..<8).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
        }
        // Of each meta page: the description of the list at 40, and the transaction at 144.
        let meta = number(at: 144) > number(at: 4_096 + 144) ? 0 : 4_096
        try #require(number(at: meta + 72) > 0, "The list of free pages is empty already.")
        for offset in 46..<80 { bytes[meta + offset] = 0 }
        for offset in 80..<88 { bytes[meta + offset] = 0xff }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: dataFile))
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }

    /// All entries of a table, byte for byte.
    func rawEntries(of table: TableName) throws -> [(key: [UInt8], value: [UInt8])] {
        let environment = try Environment.open(
            at: ledger, tables: TableName.allCases.map(\.rawValue))
        defer { environment.close() }
        let table = try environment.table(named: table.rawValue)
        return try environment.read { transaction throws(LMDBError) in
            try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                var entries: [(key: [UInt8], value: [UInt8])] = []
                while try cursor.next() {
                    entries.append(
                        cursor.withCurrent { key, value in
                            (key.indices.map { key[$0] }, value.indices.map { value[$0] })
                        })
                }
                return entries
            }
        }
    }
}

/// A command that counts 1 under each of `keys`, one event a key; all of it so many times.
func counting(
    _ keys: RowKey..., times: Int = 1, in stream: StreamName = "one", id: CommandID = .random()
) -> Command {
    let drafts = keys.map { Count(1, [$0]).draft }
    return counting(
        Array(repeatElement(drafts, count: times).joined()), in: stream, id: id)
}

/// A command of `drafts`.
func counting(
    _ drafts: [EventDraft], in stream: StreamName = "one", id: CommandID = .random()
) -> Command {
    let provenance = Provenance(
        actor: Agent("a-7", role: "inspector"),
        effectiveAt: .instant(Timestamp(microseconds: 5)))
    return Command(id: id, stream: stream, events: drafts, provenance: provenance)
}

/// Waits until `condition` holds, at most ten seconds.
func eventually(_ condition: () async throws -> Bool) async throws {
    for _ in 0..<1_000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("It did not come about within ten seconds.")
}
