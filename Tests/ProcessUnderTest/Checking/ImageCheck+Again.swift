import CaseLedgerTesting
import EventSourcing
import LMDBEventStore

extension ImageCheck {
    /// Checks a ledger whose run was disturbed, then runs the workload again and compares the result
    /// with that of a complete run, command by command.
    ///
    /// - Returns: The head before and after.
    /// - Throws: A ``Problem``.
    func again(
        _ path: String, _ name: String, _ acknowledged: Acknowledged
    ) async throws -> String {
        guard let workload = ProcessUnderTest.workloads.first(where: { $0.name == name }) else {
            throw Problem("usage", name)
        }
        let before = try await look(at: path, acknowledged)
        do { try await workload.run(in: WorkloadRun(path: path) { _ in }) } catch {
            throw Problem("stuck", "running it again: \(error)")
        }
        let store = try LMDBStore.open(
            at: path, projections: [CountingProjection.registered()], longestTail: 32_768)
        let findings = try await store.verify().findings
        if !findings.isEmpty { throw Problem("unverified", "after running it again: \(findings)") }
        let records = try await LedgerContent.records(of: store)
        await store.close()
        guard LedgerContent.commands(of: records) == LedgerContent.commands(of: complete.records)
        else { throw Problem("different", "\(records.count) records after running it again") }
        return "\(before) \(records.count)"
    }

    /// Checks what a disturbed run left; another run gives other ids and times, so only commands are
    /// compared.
    ///
    /// - Returns: "absent", or the number of records.
    /// - Throws: A ``Problem``.
    func look(at path: String, _ acknowledged: Acknowledged) async throws -> String {
        let store: LMDBStore
        do throws(EventStoreError) {
            store = try LMDBStore.open(
                at: path, projections: [CountingProjection.registered()], longestTail: 32_768)
        } catch {
            if error.code == .notFound, acknowledged.ledger == nil { return "absent" }
            throw Problem(error.code == .notFound ? "gone" : "unopenable", "\(error)")
        }
        let findings = try await store.verify().findings
        if !findings.isEmpty { throw Problem("unverified", "\(findings)") }
        let records = try await LedgerContent.records(of: store)
        let saved = try await store.checkpoint(of: "follower")?.position.rawValue ?? 0
        await store.close()
        if UInt64(records.count) < acknowledged.head || saved < acknowledged.saved {
            throw Problem("lost", "\(records.count) records, acknowledged \(acknowledged.head)")
        }
        for record in records {
            for text in record.texts
            where text.text != .erased
                && acknowledged.forgotten.contains("\(record.position).\(text.field.rawValue)")
            {
                throw Problem("remembered", "position \(record.position)")
            }
        }
        let whole = LedgerContent.commands(of: complete.records)
        for (command, events) in LedgerContent.commands(of: records) where whole[command] != events
        {
            throw Problem("half", "command \(command)")
        }
        try await checkCopies(of: path, acknowledged)
        return "\(records.count)"
    }
}
