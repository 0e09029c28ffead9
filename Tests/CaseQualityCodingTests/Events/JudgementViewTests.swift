import CaseLedger
import CaseLedgerTesting
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("Judgements that are folded in place")
struct JudgementViewTests {
    private let projection = RatingsProjection()
    private let codec = InspectionEventCodec()

    /// An inspection with cases that count, one that was withdrawn and one that illustrates.
    private static func story() throws -> Story {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 12)
            .given(
                .selectCases([
                    SelectCases.Selection(caseKey: "sh-1", domain: "1", purpose: .illustrative)
                ])
            )
            .answered(standard: "1.1", yes: [7, 9], of: 12)
        return try story.given(.withdrawCase(WithdrawCase(caseKey: "d1-12", why: .duplicate)))
    }

    private func state(after story: Story) throws -> RatingsProjection.State {
        var state = projection.initialState()
        for recorded in story.history { _ = projection.rows(after: recorded, in: &state) }
        return state
    }

    /// The payload of a judgement about what there is, and what there is not.
    private static func judgement(_ random: inout SeededGenerator) -> WireBytes {
        let cases = ["d1-01", "d1-02", "d1-03", "d1-11", "d1-12", "sh-1", "elsewhere-1"]
        let questions = ["1.1.1", "1.1.1", "1.1.2", "1.2.1", "1.1.1.a", "2.1.1", "9.9", "\u{e9}9"]
        var payload = WireBytes()
            .text(1, cases.randomElement(using: &random) ?? "")
            .text(2, questions.randomElement(using: &random) ?? "")
            .number(3, 1 + random.below(3))
        if random.below(2) == 0 { payload = payload.text(4, "file-\(random.below(99))") }
        if random.below(2) == 0 { payload = payload.text(5, "inspector-\(random.below(99))") }
        return payload
    }

    /// What came of folding a record: the rows, or what was the matter.
    private enum Outcome: Equatable {
        case rows([ProjectedRow])
        case refused(UnreadableEvent)
    }

    private func outcome(
        _ fold: () throws(UnreadableEvent) -> [ProjectedRow]
    ) -> Outcome {
        do throws(UnreadableEvent) { return .rows(try fold()) } catch { return .refused(error) }
    }

    @Test("6,000 payloads, half of them damaged, fold to the same as when they are decoded first")
    func sameAsDecoded() throws {
        let story = try Self.story()
        var inPlace = try state(after: story)
        var decoded = inPlace
        var inspection = story.subject
        var decodedInspection = inspection
        var random = SeededGenerator(seed: 16)
        var changed = 0
        var refused = 0
        for round in 0..<6_000 {
            var bytes = Self.judgement(&random).bytes
            if round % 2 == 1 {
                for _ in 0...random.below(2) {
                    let index = Int(random.below(UInt64(bytes.count)))
                    switch random.below(4) {
                    case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
                    case 1: bytes[index] ^= 1 << UInt8(random.below(8))
                    case 2: bytes.insert(UInt8(random.below(40)), at: index)
                    default: bytes.removeLast()
                    }
                }
            }
            let type: EventName =
                random.below(20) == 0 ? "judgement-corrected" : JudgementRecorded.name
            let version: UInt16 = random.below(20) == 0 ? 2 : 1
            // A field that nobody knows in front leaves it to the generated code.
            let unknown = WireBytes().number(15, 1).bytes
            let record = Record.holding(bytes, type: type, schemaVersion: version)
            let longer = Record.holding(unknown + bytes, type: type, schemaVersion: version)

            let found = outcome { () throws(UnreadableEvent) in
                try record.withEncodedEvent { event throws(UnreadableEvent) in
                    try projection.apply(event, decodedBy: codec, to: &inPlace)
                }
                return projection.takeChangedRows(from: &inPlace)
            }
            let expected = outcome { () throws(UnreadableEvent) in
                let event = try codec.decode(longer)
                projection.apply(Recorded(event, in: longer), to: &decoded)
                return projection.takeChangedRows(from: &decoded)
            }
            // The first difference ends the test: all later ones follow from it, and are long.
            try #require(found == expected, "\(bytes)")
            try #require(projection.encode(inPlace) == projection.encode(decoded), "\(bytes)")

            let taken = outcome { () throws(UnreadableEvent) in
                try record.withEncodedEvent { event throws(UnreadableEvent) in
                    try inspection.evolve(with: event)
                }
                return []
            }
            let takenDecoded = outcome { () throws(UnreadableEvent) in
                decodedInspection.evolve(with: Recorded(try codec.decode(longer), in: longer))
                return []
            }
            try #require(taken == takenDecoded, "\(bytes)")
            let isSame = inspection == decodedInspection
            try #require(isSame, "\(bytes)")
            switch found {
            case .rows(let rows): changed += rows.isEmpty ? 0 : 1
            case .refused: refused += 1
            }
        }
        #expect((500..<5_000).contains(changed))
        #expect((500..<3_000).contains(refused))
    }

    @Test("A whole inspection has the same rows and the same state, folded as a store does it")
    func registered() throws {
        for seed in 1...8 as ClosedRange<UInt64> {
            let framework =
                seed.isMultiple(of: 2) ? Framework.hmipYouth2021 : try TinyFramework.edition()
            let story = try RandomHistory(seed: seed, framework: framework).story(of: 150)
            var fold = RatingsProjection.registered.fold()
            var state = projection.initialState()
            var inspection = Inspection()
            for recorded in story.history {
                try recorded.record.withEncodedEvent { try fold.apply($0) }
                let rows = recorded.isLastOfCommand ? fold.takeChangedRows() : []
                #expect(projection.rows(after: recorded, in: &state) == rows)
                #expect(fold.state == projection.encode(state))
                try recorded.record.withEncodedEvent { try inspection.evolve(with: $0) }
            }
            let isSame = inspection == story.subject
            #expect(isSame)
        }
    }

    @Test("Another codec is asked what a judgement says, whatever its bytes say to ours")
    func anotherCodec() throws {
        let story = try Self.story()
        var state = try state(after: story)
        var expected = state
        let payload = WireBytes().text(1, "d1-01").text(2, "1.2.1").number(3, 1).bytes
        let record = Record.holding(payload, type: JudgementRecorded.name)
        try record.withEncodedEvent {
            try projection.apply($0, decodedBy: OppositeCodec(), to: &state)
        }
        let rows = projection.takeChangedRows(from: &state)
        let event = try OppositeCodec().decode(record)
        projection.apply(Recorded(event, in: record), to: &expected)
        #expect(rows == projection.takeChangedRows(from: &expected))
        let score = try #require(rows.first { $0.key == "question/1.2.1" })
        #expect(try KeyQuestionScore(row: score.history).no == 1)
    }
}

/// Reads every yes as a no.
private struct OppositeCodec: EventCodec {
    private let codec = InspectionEventCodec()

    func encode(_ event: InspectionEvent, by provenance: Provenance) -> EventDraft {
        codec.encode(event, by: provenance)
    }

    func decode(_ event: borrowing EncodedEvent) throws(UnreadableEvent) -> InspectionEvent {
        guard case .judgementRecorded(let judgement) = try codec.decode(event) else {
            throw UnreadableEvent(event, problem: "no judgement")
        }
        let payload = WireBytes().text(1, judgement.caseKey.rawValue)
            .text(2, judgement.question.rawValue).number(3, judgement.answer == .yes ? 2 : 1)
        return try codec.decode(.holding(payload.bytes, type: JudgementRecorded.name))
    }
}
