import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

/// A ledger with texts and checkpoints, and places for its copies.
struct CopiedLedger {
    static let projections = [CountingProjection.registered()]
    /// The field of the text that every event of ``append(_:)`` has.
    static let text = TextField(event: 20)

    let directory: TemporaryDirectory
    let store: LMDBStore

    init() async throws {
        directory = try TemporaryDirectory()
        store = try await LMDBStore.create(
            at: directory.ledger, projections: Self.projections)
    }

    /// A place for a copy.
    func place(_ name: String) -> String { "\(directory.path)/\(name)" }

    /// The names in the directory, hidden ones too.
    var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
        }
    }

    /// Records commands of two events with a text and a reason each.
    @discardableResult
    func append(_ count: Int, _ word: String = "Kestrel") async throws -> Position {
        for number in 0..<count {
            let drafts = ["a", "b"].map { key in
                let draft = Count(1, [RowKey(stringLiteral: key)]).draft
                return EventDraft(
                    type: draft.type, tags: draft.tags, payload: draft.payload,
                    texts: [DraftText(Self.text, "\(word) \(key) \(number)")])
            }
            let stream: StreamName = number % 3 == 0 ? "one" : "two"
            _ = try await store.append(
                Command(
                    id: .random(), stream: stream, events: drafts,
                    provenance: Provenance(
                        actor: Agent("a-7", role: "inspector"), reason: "\(word) reason \(number)",
                        effectiveAt: .instant(Timestamp(microseconds: 5)))),
                basedOn: .nothing)
        }
        return try await store.head().position
    }

    /// Everything that a reader can get from a ledger.
    static func content(of path: String) async throws -> Content {
        let store = try await LMDBStore.open(at: path, projections: projections)
        let content = try await content(of: store)
        await store.close()
        return content
    }

    /// Everything that a reader can get from an open ledger.
    static func content(of store: LMDBStore) async throws -> Content {
        var records: [Record] = []
        var rest: PositionRange? = PositionRange()
        while let range = rest {
            let page = try await store.page(
                of: .everything, in: range, order: .forward, limit: 500)
            records += page.records
            rest = page.rest
        }
        let head = try await store.head()
        let streams = try await store.streams(after: nil, limit: 100)
        var rows: [[HistoryRow]] = []
        for stream in streams {
            rows.append(
                try await store.rows(
                    of: CountingProjection.name, in: stream.stream, asOf: head.position))
        }
        return Content(
            ledger: store.ledgerID, head: head, streams: streams, records: records, rows: rows,
            reader: try await store.checkpoint(of: "mail"),
            problems: try await store.verify().findings)
    }

    /// What a reader can get from a ledger.
    struct Content: Equatable {
        let ledger: [UInt8]
        let head: Head
        let streams: [StreamHead]
        let records: [Record]
        let rows: [[HistoryRow]]
        let reader: SubscriptionCheckpoint?
        let problems: [VerificationReport.Finding]
    }
}
