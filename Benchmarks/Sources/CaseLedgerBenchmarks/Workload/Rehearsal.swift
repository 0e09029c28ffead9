internal import LMDBEventStore

extension Run {
    /// The records that the store writes for commands, in a separate ledger.
    ///
    /// The other contenders write these records.
    func rehearse(_ commands: [PlannedCommand]) async throws -> RecordBytes {
        let path = try newFolder("rehearsal") + "/ledger"
        let store = try await createStore(at: path)
        try await store.append(commands[...])
        await store.close()
        let records = try RawLedger(in: path, creating: false).records()
        remove(path)
        return records
    }

    /// Checks that a ledger of the store begins with exactly these records.
    ///
    /// - Throws: ``DifferentBytes`` when a byte differs, because the work was then not the same.
    func check(_ path: String, begins records: RecordBytes) throws {
        try check(RawLedger(in: path, creating: false).records(), begins: records)
    }

    /// Checks that the written records are exactly these, up to their end.
    ///
    /// - Throws: ``DifferentBytes`` when a byte differs, because the work was then not the same.
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
