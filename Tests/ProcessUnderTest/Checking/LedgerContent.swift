import CaseLedgerTesting
import EventSourcing
import LMDBEventStore

/// The records of a ledger, to compare another ledger with.
struct LedgerContent: Sendable {
    let ledger: String
    let records: [Record]

    /// Reads the ledger at a path, as it is after a workload came to its end.
    init(at path: String) async throws {
        let store = try await LMDBStore.open(
            at: path, projections: [CountingProjection.registered()])
        ledger = store.ledgerID.map { String($0, radix: 16) }.joined(separator: ".")
        records = try await Self.records(of: store)
        await store.close()
    }

    /// All records, oldest first.
    static func records(of store: LMDBStore) async throws -> [Record] {
        var records: [Record] = []
        for try await record in store.records(
            of: .everything, in: PositionRange(), order: .forward)
        {
            records.append(record)
        }
        return records
    }

    /// The records of each command, without what differs from run to run: positions, sequences and
    /// times.
    static func commands(of records: [Record]) -> [CommandID: [String]] {
        var commands: [CommandID: [String]] = [:]
        var command: CommandID?
        for record in records {
            // Only the first record of a command has its id.
            command = record.command?.id ?? command
            guard let command else { continue }
            let tags = record.tags.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
            commands[command, default: []].append(
                "\(record.stream) \(record.type) \(record.schemaVersion) \(tags) "
                    + "\(record.payload) \(record.texts.map(\.field.rawValue)) "
                    + "\(record.indexInCommand)/\(record.eventCount)")
        }
        return commands
    }

    /// Whether a record is the expected one, which may have lost texts by erasure since.
    static func isSame(_ record: Record, _ expected: Record) -> Bool {
        withoutTexts(record) == withoutTexts(expected)
            && record.command?.digest == expected.command?.digest
            && record.texts.count == expected.texts.count
            && zip(record.texts, expected.texts).allSatisfy { text, expected in
                text.field == expected.field && text.commitment == expected.commitment
                    && (text.text == expected.text || expected.text == .erased)
            }
    }

    private static func withoutTexts(_ record: Record) -> Record {
        Record(
            position: record.position, stream: record.stream, sequence: record.sequence,
            type: record.type, schemaVersion: record.schemaVersion, tags: record.tags,
            actor: record.actor, origin: record.origin, recordedAt: record.recordedAt,
            effectiveAt: record.effectiveAt, indexInCommand: record.indexInCommand,
            eventCount: record.eventCount, command: nil, payload: record.payload)
    }
}
