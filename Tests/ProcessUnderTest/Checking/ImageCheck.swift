import CaseLedgerTesting
import EventSourcing
import LMDBEventStore

/// Checks a ledger after a power cut, a kill or an error: nothing that was acknowledged is lost, and
/// what is there is part of the complete run.
struct ImageCheck: Sendable {
    /// What is wrong with a ledger: a kind for counting, and the details.
    struct Problem: Error, CustomStringConvertible {
        let kind: String
        let details: String
        var description: String { "\(kind) \(details)" }
    }

    /// What the program acknowledged before.
    struct Acknowledged {
        var ledger: String?
        var head: UInt64 = 0
        var saved: UInt64 = 0
        /// Erased texts, as `POSITION.FIELD`.
        var forgotten: Set<String> = []
        /// The names of backups.
        var copies: [String] = []
    }

    /// The ledger after the complete run.
    let complete: LedgerContent

    /// Checks the ledger at a path, and appends to it.
    ///
    /// - Returns: What is there: "absent", or the head.
    /// - Throws: A ``Problem``.
    func check(_ path: String, _ acknowledged: Acknowledged, factor: UInt32) async throws -> String
    {
        let store: LMDBStore
        do throws(EventStoreError) {
            store = try LMDBStore.open(
                at: path, projections: [CountingProjection.registered(factor: factor)],
                longestTail: 16)
        } catch {
            if error.code == .notFound {
                guard acknowledged.ledger == nil else { throw Problem("gone", "\(error)") }
                return "absent"
            }
            throw Problem("unopenable", "\(error)")
        }
        do {
            let head = try await check(store, acknowledged)
            try await appendOne(to: store, after: head)
            await store.close()
            try await checkCopies(of: path, acknowledged)
            return head.description
        } catch {
            await store.close()
            throw error as? Problem ?? Problem("unreadable", "\(error)")
        }
    }

    private func check(
        _ store: LMDBStore, _ acknowledged: Acknowledged
    ) async throws -> Position {
        let findings = try await store.verify().findings
        if !findings.isEmpty { throw Problem("unverified", "\(findings)") }
        let head = try await store.head().position
        if head.rawValue < acknowledged.head {
            throw Problem("lost", "the head is \(head), acknowledged was \(acknowledged.head)")
        }
        let id = store.ledgerID.map { String($0, radix: 16) }.joined(separator: ".")
        if let ledger = acknowledged.ledger, ledger != id || head > .start && id != complete.ledger
        {
            throw Problem("other", "the ledger's id is \(id)")
        }
        let saved = try await store.checkpoint(of: "follower")?.position.rawValue ?? 0
        if saved < acknowledged.saved {
            throw Problem("lost", "the checkpoint is \(saved), saved was \(acknowledged.saved)")
        }
        try await compare(try await LedgerContent.records(of: store), head, acknowledged)
        return head
    }

    private func compare(
        _ records: [Record], _ head: Position, _ acknowledged: Acknowledged
    ) async throws {
        let positions = records.map(\.position.rawValue)
        if positions != Array(1..<head.rawValue + 1) {
            throw Problem("gap", "the head is \(head), and \(records.count) records are read")
        }
        guard records.count <= complete.records.count else {
            throw Problem("altered", "it has \(records.count) records")
        }
        if let last = records.last, last.lastOfCommand != last.position {
            throw Problem("half", "the command at position \(last.position)")
        }
        // A command that was not acknowledged may have been recorded a second time since, with
        // another time: it has the same content then.
        let commands = LedgerContent.commands(of: records)
        let whole = LedgerContent.commands(of: complete.records)
        for (command, events) in commands where whole[command] != events {
            throw Problem("altered", "command \(command)")
        }
        for (record, expected) in zip(records, complete.records) {
            if !LedgerContent.isSame(record, expected),
                record.position.rawValue <= acknowledged.head
            {
                throw Problem("altered", "position \(record.position)")
            }
            for text in record.texts
            where text.text != .erased
                && acknowledged.forgotten.contains("\(record.position).\(text.field.rawValue)")
            {
                throw Problem("remembered", "position \(record.position)")
            }
        }
    }

    /// One more command, after which the ledger must still be sound.
    private func appendOne(to store: LMDBStore, after head: Position) async throws {
        let command = Command(
            id: .random(), stream: "one", events: [Count(1, ["a"]).draft],
            provenance: Provenance(
                actor: Agent("a-7", role: "inspector"),
                effectiveAt: .instant(Timestamp(microseconds: 5))))
        let receipt = try await store.append(command, basedOn: .nothing)
        if receipt.positions.lowerBound != head.next {
            throw Problem("gap", "the next command was recorded at \(receipt.positions)")
        }
        try await store.flush()
        let findings = try await store.verify().findings
        if !findings.isEmpty { throw Problem("unverified", "after one more: \(findings)") }
    }
}

extension ImageCheck.Problem {
    init(_ kind: String, _ details: String) {
        self.init(kind: kind, details: details)
    }
}
