internal import CaseLedger
internal import CaseQuality
internal import CaseQualityCoding
internal import EventSourcing

/// The payload of an event with its texts, through the codec that the library uses.
///
/// Any payload of any type gives an event or an error. An event that was read can be written, and
/// reading that again gives the same event.
///
/// The first byte of an input is the number of the type, the second the number of texts; each text is
/// its field, its length and its bytes. The rest is the payload.
struct PayloadSubject: FuzzedSubject {
    private let isFaulty: Bool
    private let codec = InspectionEventCodec()
    private let tagging = InspectionEventCodec(framework: .hmipYouth2021)
    private let custody = CustodyCodec()
    private let types = InspectionEventCodec.types + CustodyCodec.types
    private let actor = Agent("fuzzer-1", role: .leadInspector)

    init(in folder: String, isFaulty: Bool) { self.isFaulty = isFaulty }

    func seeds() async throws -> [[UInt8]] {
        // Every type without a field, so that the fuzzer reaches those that are seldom recorded.
        var seeds = types.indices.map { [UInt8($0), 0] }
        for record in try await SeedRecords.records(ofEachType: 4) {
            guard let type = types.firstIndex(of: record.type) else { continue }
            let texts = record.eventTexts.prefix(255)
            var seed = [UInt8(type), UInt8(texts.count)]
            for text in texts {
                let value = (text.text.text ?? "").utf8.prefix(255)
                seed += [text.field.number, text.field.index, UInt8(value.count)] + value
            }
            seeds.append(seed + record.payload)
        }
        return seeds
    }

    mutating func run(_ bytes: [UInt8]) {
        var input = FuzzedInput(bytes)
        let type = types[Int(input.byte()) % types.count]
        var texts: [TextField: String] = [:]
        for _ in 0..<input.byte() {
            if input.isAtEnd { break }
            let number = max(input.byte(), 16)
            let field = TextField(event: number, index: input.byte())
            texts[field] = String(decoding: input.bytes(Int(input.byte())), as: UTF8.self)
        }
        let drafted = texts.map { DraftText($0.key, $0.value) }
        let record = record(
            EventDraft(type: type, tags: [], payload: input.all(), texts: drafted))
        if CustodyCodec.types.contains(type) {
            check(record, custody, custody)
        } else {
            check(record, codec, tagging)
            record.withEncodedEvent { _ = InspectionEventCodec.holdsAlways($0) }
            _ = try? codec.json(of: record)
        }
    }

    private func check<Codec: EventCodec>(_ record: Record, _ codec: Codec, _ other: Codec)
    where Codec.Event: Equatable {
        guard let event = try? codec.decode(record) else { return }
        let provenance = Provenance(actor: actor, effectiveAt: record.effectiveAt)
        for encoder in [codec, other] {
            var draft = encoder.encode(event, by: provenance)
            require(draft.type == record.type, "an event of \(record.type) is written as another")
            if isFaulty, draft.payload.count > 8 {
                // The planted fault: a long payload loses its last byte.
                draft = EventDraft(
                    type: draft.type, tags: draft.tags, payload: draft.payload.dropLast(),
                    texts: draft.texts)
            }
            guard let again = try? codec.decode(self.record(draft)) else {
                broken("a \(record.type) that was written cannot be read")
            }
            require(again == event, "a \(record.type) reads otherwise when it is written again")
        }
    }

    /// A record with the event of that draft and nothing else of interest.
    private func record(_ draft: EventDraft) -> Record {
        let digest = ContentDigest(of: [])
        return Record(
            position: Position(1), stream: "fuzzed", sequence: StreamSequence(1), type: draft.type,
            schemaVersion: draft.schemaVersion, tags: draft.tags, actor: actor.id,
            origin: .recorded, recordedAt: Timestamp(microseconds: 1),
            effectiveAt: .instant(Timestamp(microseconds: 1)), indexInCommand: 0, eventCount: 1,
            command: nil, payload: draft.payload,
            texts: draft.texts.sorted { $0.field < $1.field }.map {
                RecordedText($0.field, commitment: digest, text: .text($0.value))
            })
    }
}
