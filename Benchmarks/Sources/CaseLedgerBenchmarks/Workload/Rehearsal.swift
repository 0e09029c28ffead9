internal import LMDBEventStore

extension Run {
    /// The records that the store makes of commands, in a ledger of its own: what the other
    /// contenders are given to write.
    func rehearse(_ commands: [PlannedCommand]) async throws -> RecordBytes {
        let path = try newFolder("rehearsal") + "/ledger"
        let store = try await createStore(at: path)
        try await store.append(commands[...])
        await store.close()
        let records = try RawLedger(in: path, creating: false).records()
        remove(path)
        return records
    }

    /// Checks that a ledger of the store has exactly these records at its beginning.
    ///
    /// - Throws: When a byte differs: then not the same thing was measured.
    func check(_ path: String, begins records: RecordBytes) throws {
        try check(RawLedger(in: path, creating: false).records(), begins: records)
    }

    /// Checks that records that were written are exactly these, up to where they end.
    ///
    /// - Throws: When a byte differs: then not the same thing was measured.
    func check(_ written: RecordBytes, begins records: RecordBytes) throws {
        let end = min(written.count, records.count)
        guard end > 0,
            written.bytes[..<written.offsets[end]] == records.bytes[..<records.offsets[end]]
        else { throw DifferentBytes() }
    }
}

/// Two contenders wrote different records.
struct DifferentBytes: Error, CustomStringConvertible {
    var description: String { "The contenders wrote different records; nothing was compared." }
}
