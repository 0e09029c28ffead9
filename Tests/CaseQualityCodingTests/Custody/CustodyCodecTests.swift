import CaseLedger
import CaseQuality
import CaseQualityCoding
import EventSourcing
import Foundation
import Testing

@Suite("The events of the ledger's own stream")
struct CustodyCodecTests {
    private static let digest = ContentDigest(of: [1, 2, 3])

    /// Every kind of event, full and bare.
    private static let events: [CustodyEvent] = [
        .backupMade(
            BackupMade(
                since: nil, through: Position(9), bytes: 4_096, digest: digest, path: "/a/b")),
        .backupMade(
            BackupMade(
                since: Position(4), through: Position(9), bytes: 0, digest: digest,
                path: "relative.part")),
        .exportMade(
            ExportMade(
                kind: .log, inspection: nil, through: Position(9), bytes: 12, digest: digest,
                path: "log.csv")),
        .exportMade(
            ExportMade(
                kind: .judgements, inspection: "anytown-2026", through: Position(9), bytes: 12,
                digest: digest, path: "cases.csv")),
        .personRecordRead(
            PersonRecordRead(
                person: "a-7", inspection: "anytown-2026", asOf: Position(9),
                purpose: "complaint")),
        .stateAccepted(
            StateAccepted(cause: .olderFile, seen: Position(12), through: Position(9))),
        .stateAccepted(StateAccepted(cause: .otherLedger, seen: nil, through: .start)),
        .ledgerRestored(
            LedgerRestored(
                wholeThrough: Position(7), increments: 2, through: Position(9), erasedAgain: 1,
                replaced: Position(12), path: "/a/b", moved: "/a/c.replaced-1")),
        .ledgerRestored(
            LedgerRestored(
                wholeThrough: .start, increments: 0, through: .start, erasedAgain: 0,
                replaced: nil, path: "bare.ledger", moved: nil)),
    ]

    private static let provenance = Provenance(
        actor: Agent("d-1", role: .systemOperator),
        effectiveAt: .instant(Timestamp(microseconds: 1)))

    @Test("Each is read as it was written, its text is beside the record, and it can be erased")
    func roundTrip() throws {
        let codec = CustodyCodec()
        for event in Self.events {
            let draft = codec.encode(event, by: Self.provenance)
            #expect(draft.tags.isEmpty)
            #expect(draft.texts.count == event.content.texts.count)
            #expect(try codec.decode(Record.holding(draft)) == event)
            guard let text = draft.texts.first else { continue }
            let bytes = Array(text.value.utf8)
            #expect(!draft.payload.contains(subsequence: bytes), "\(event.name)")
            let field = CustodyEvent.fields(of: event.name).first {
                $0.textNumber == text.field.number
            }
            #expect(["path", "purpose", "moved"].contains(field?.name))
            let erased = Record.holding(draft, isErased: true)
            let read = try codec.decode(erased)
            #expect(read != event && read.sentence(by: "d-1") == event.sentence(by: "d-1"))
            #expect(!event.sentence(by: "d-1").contains(text.value))
        }
        #expect(Set(Self.events.map(\.name)) == Set(CustodyCodec.types))
    }

    @Test("Every field of every event is described")
    func fields() {
        for event in Self.events {
            let found = Set(Mirror(reflecting: event.content).children.compactMap(\.label))
            #expect(found == Set(CustodyEvent.fields(of: event.name).map(\.name)))
        }
    }

    @Test("A newer version, another type and a field with an invalid value are unreadable")
    func unreadable() {
        let codec = CustodyCodec()
        let draft = codec.encode(Self.events[0], by: Self.provenance)
        for record in [
            Record.holding(draft, version: 2), Record.holding(draft, type: "case-selected"),
            Record.holding(draft, payload: [0x0a]), Record.holding(draft, payload: []),
        ] {
            #expect(throws: UnreadableEvent.self) { try codec.decode(record) }
        }
    }

    @Test("No type of the ledger's own stream is one of an inspection")
    func names() {
        #expect(Set(CustodyCodec.types).isDisjoint(with: InspectionEventCodec.types))
    }

    @Test(
        "A path is stored so that it can be shown, and not where it could identify a person",
        arguments: [
            ("/backups/monday", "/backups/monday"), ("a\nb", "a\u{FFFD}b"),
            (" x", "(not stored: 2 bytes that cannot be shown)"),
            (
                "/cases/born 2009-03-12",
                "(not stored: it has the form of something that identifies a person)"
            ),
        ])
    func paths(path: String, expected: String) {
        #expect(CustodyText.path(path).text == expected)
        #expect(CustodyText.path(String(repeating: "d/", count: 2_000)).text?.utf8.count == 1_000)
    }
}

extension [UInt8] {
    fileprivate func contains(subsequence other: [UInt8]) -> Bool {
        Data(self).range(of: Data(other)) != nil
    }
}

extension Record {
    fileprivate static func holding(
        _ draft: EventDraft, isErased: Bool = false, version: UInt16 = 1, type: EventName? = nil,
        payload: [UInt8]? = nil
    ) -> Record {
        Record(
            position: Position(1), stream: .ledger, sequence: StreamSequence(1),
            type: type ?? draft.type, schemaVersion: version, tags: draft.tags,
            actor: "d-1", origin: .recorded, recordedAt: Timestamp(microseconds: 1),
            effectiveAt: .instant(Timestamp(microseconds: 1)), indexInCommand: 0, eventCount: 1,
            command: nil, payload: payload ?? draft.payload,
            texts: draft.texts.map {
                RecordedText(
                    $0.field, commitment: ContentDigest(of: []),
                    text: isErased ? .erased : FreeText($0.value))
            })
    }
}
