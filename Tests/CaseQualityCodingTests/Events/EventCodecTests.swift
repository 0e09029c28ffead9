import CaseLedger
import CaseLedgerTesting
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("The bytes of events")
struct EventCodecTests {
    private let codec = InspectionEventCodec(framework: .hmipYouth2021)

    @Test("Every type of event has a sample")
    func types() {
        #expect(
            Set(EventSample.all.map { "\($0.name)" })
                == Set(InspectionEventCodec.types.map(\.rawValue)))
    }

    @Test("Every event reads from hand-written bytes and writes the same bytes again")
    func roundTrip() throws {
        for sample in EventSample.all {
            for wire in [sample.full, sample.bare] {
                let record = Record.holding(wire, type: sample.name)
                let event = try codec.decode(record)
                let draft = codec.encode(event, by: .someone)
                #expect(draft.payload == wire.bytes, "\(sample.name)")
                let texts = draft.texts.map { FieldText($0.field, .text($0.value)) }
                #expect(texts == record.eventTexts, "\(sample.name)")
                #expect(draft.type == sample.name)
                #expect(draft.schemaVersion == 1)
                let again = Record.holding(draft.payload, type: draft.type, texts: texts)
                #expect(try codec.decode(again) == event)
                #expect(try !codec.json(of: record).isEmpty)
            }
        }
    }

    @Test("Only a judgement need not be tried before it is recorded, and it can always be read")
    func alwaysReadable() throws {
        for sample in EventSample.all {
            let event = try codec.decode(.holding(sample.full, type: sample.name))
            let isSure = codec.encode(event, by: .someone).readableBy != nil
            #expect(isSure == (sample.name == JudgementRecorded.name), "\(sample.name)")
        }
        let names = [
            "x", "court-07", "caf\u{e9}", "\u{1f600} 9", String(repeating: "long", count: 16),
        ]
        let draft = EventDraft(type: JudgementRecorded.name, tags: [], payload: [1])
        #expect(draft.readableBy == nil)
        var count = 0
        for name in names {
            for answer: UInt64 in 0...4 {
                for last: UInt8 in 3...5 {
                    var bytes = WireBytes().text(1, name).text(2, name).number(3, answer)
                    if last > 3 { bytes = bytes.text(4, name) }
                    if last > 4 { bytes = bytes.text(5, name) }
                    // A judgement that cannot be is not made in the first place.
                    guard
                        let event = try? codec.decode(
                            .holding(bytes.bytes, type: JudgementRecorded.name))
                    else { continue }
                    let draft = codec.encode(event, by: .someone)
                    #expect(draft.readableBy == ObjectIdentifier(InspectionEventCodec.self))
                    #expect(try codec.decode(.holding(draft.payload, type: draft.type)) == event)
                    count += 1
                }
            }
        }
        #expect(count >= 9)
    }

    @Test(
        "An event that is read in place equals what the generated code reads",
        arguments: [
            JudgementRecorded.name, JudgementCorrected.name, OversightJudged.name,
            CaseSelected.name,
        ])
    func inPlace(type: EventName) throws {
        var random = SeededGenerator(seed: 14)
        var read = 0
        for round in 0..<20_000 {
            var bytes = Self.payload(of: type, &random).bytes
            if round % 2 == 1 {
                for _ in 0...random.below(3) {
                    let index = Int(random.below(UInt64(bytes.count)))
                    switch random.below(3) {
                    case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
                    case 1: bytes[index] ^= 1 << UInt8(random.below(8))
                    default: bytes.insert(UInt8(random.below(40)), at: index)
                    }
                }
            }
            // A field that nobody knows in front leaves it to the generated code.
            let unknown = WireBytes().number(15, 1).bytes
            let record = Record.holding(bytes, type: type)
            let longer = Record.holding(unknown + bytes, type: type)
            let event = try? codec.decode(record)
            #expect(event == (try? codec.decode(longer)), "\(bytes)")
            if event != nil { read += 1 }
        }
        #expect((5_000..<20_000).contains(read))
    }

    /// Something like a payload of that type; what may be absent often is.
    private static func payload(
        of type: EventName, _ random: inout SeededGenerator
    ) -> WireBytes {
        func happens() -> Bool { random.below(2) == 0 }
        /// One of few values of an enumeration, now and then one that there is not.
        func value(of count: UInt64) -> UInt64 {
            random.below(20) == 0 ? random.below(300) : 1 + random.below(count)
        }
        var payload = WireBytes()
            .text(1, random.below(20) == 0 ? "two words" : "court-\(random.below(300))")
        let judge = random.below(20) == 0 ? "\u{e9}lan" : "inspector-\(random.below(99))"
        switch type {
        case OversightJudged.name:
            if happens() { payload = payload.number(2, value(of: 3)) }
            for _ in 0..<random.below(4) {
                let aspect = WireBytes().number(1, value(of: 4))
                    .text(2, ["safety", "", "risk of harm"][Int(random.below(3))])
                    .number(3, value(of: 3))
                payload = payload.message(3, aspect)
            }
            if happens() { payload = payload.number(4, random.next() >> random.below(64)) }
            if happens() { payload = payload.text(5, judge) }
        case CaseSelected.name:
            payload = payload.text(2, "\(random.below(9))")
            for field in 3...5 as ClosedRange<UInt64> where happens() {
                payload = payload.text(field, random.below(20) == 0 ? "a b" : "team-\(field)")
            }
            payload = payload.number(6, value(of: 2))
        case JudgementCorrected.name:
            payload = payload.text(2, "2.\(random.below(9)).\(random.below(9))")
                .number(3, random.next() >> random.below(64)).number(4, value(of: 3))
                .number(5, value(of: 3)).number(6, value(of: 3))
            if happens() { payload = payload.text(7, judge) }
        default:
            payload = payload.text(2, "2.\(random.below(9)).\(random.below(9))")
                .number(3, value(of: 3))
            if happens() { payload = payload.text(4, "file-\(random.below(99))") }
            if happens() { payload = payload.text(5, judge) }
        }
        return payload
    }

    @Test("Every field is read into its property, and an absent field stays absent")
    func fields() throws {
        func decode(_ name: EventName) throws -> (InspectionEvent, InspectionEvent) {
            let sample = try #require(EventSample.of(name))
            return (
                try codec.decode(.holding(sample.full, type: name)),
                try codec.decode(.holding(sample.bare, type: name))
            )
        }
        guard
            case (.inspectionAnnounced(let full), .inspectionAnnounced(let bare)) =
                try decode("inspection-announced"),
            case (.panelDecisionRecorded(let decided), .panelDecisionRecorded(let plain)) =
                try decode("panel-decision-recorded"),
            case (.judgementCorrected(let corrected), _) = try decode("judgement-corrected"),
            case (.panelConvened(let panel), .panelConvened(let empty)) =
                try decode("panel-convened"),
            case (.reportPublished(_), .reportPublished(let unrated)) =
                try decode("report-published")
        else {
            Issue.record("another type was decoded")
            return
        }
        #expect(full.kind == .learningReview)
        #expect(full.fieldworkFrom?.description == "2021-07-01")
        #expect(full.isJoint)
        #expect(full.reinspectionOf == "leicestershire-2018")
        #expect(bare.kind == .inspection)
        #expect(bare.announcedOn == nil && bare.fieldworkFrom == nil && bare.fieldworkTo == nil)
        #expect(!bare.isJoint)
        #expect(bare.reinspectionOf == nil)
        #expect((decided.from, decided.decided) == (.inadequate, .requiresImprovement))
        #expect(decided.eligibility == [.nearBoundary, .oneCase, .smallSample])
        #expect((decided.ground, decided.reason) == (.other, "reason"))
        #expect(decided.reasonMissing && decided.needsSecondApproval)
        #expect(decided.votes == .counted(for: 5, against: 2))
        #expect((plain.from, plain.ground, plain.reason) == (nil, nil, nil))
        #expect(plain.votes == .notStated)
        #expect(corrected.supersedes == Position(300))
        #expect((corrected.from, corrected.to) == (.yes, .no))
        #expect(corrected.stage == .factualAccuracy)
        #expect(panel.snapshot.map(\.rating) == [.inadequate, nil])
        #expect(panel.seenUpTo == Position(400))
        #expect(empty.chair == nil && empty.quorum == nil)
        #expect(unrated.overall == nil)
    }

    @Test("A type that this version does not know is an error that says so")
    func unknownType() throws {
        for name in ["challenge-raised", "Judgement-Recorded", "judgement"] as [EventName] {
            let error = try #require(throws: UnreadableEvent.self) {
                try codec.decode(.holding([], type: name))
            }
            #expect(error.type == name)
            #expect(error.position == Position(9))
        }
    }

    @Test("A newer schema version is an error, however plain the payload", arguments: [2, .max])
    func newerVersion(version: UInt16) throws {
        for sample in EventSample.all {
            let record = Record.holding(
                sample.full.bytes, type: sample.name, schemaVersion: version)
            let error = try #require(throws: UnreadableEvent.self) { try codec.decode(record) }
            #expect(error.schemaVersion == version)
        }
    }

    @Test("A payload that is cut off within a field is an error or another event, never a trap")
    func cutOff() throws {
        for sample in EventSample.all {
            for length in 0..<sample.full.bytes.count {
                let record = Record.holding(
                    Array(sample.full.bytes.prefix(length)), type: sample.name)
                do throws(UnreadableEvent) { _ = try codec.decode(record) } catch {
                    #expect(error.type == sample.name)
                }
            }
        }
    }

    @Test("2,000 damaged payloads are read or refused, and what is read can be folded and written")
    func mutations() throws {
        var random = SeededGenerator(seed: 20_211_202)
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .answered(standard: "1.1", yes: [2, 1], of: 2)
        let projection = RatingsProjection()
        var start = projection.initialState()
        for recorded in story.history { projection.apply(recorded, to: &start) }
        var payloads = EventSample.all.map { ($0.name, $0.full.bytes) }
        for recorded in story.history {
            payloads.append((recorded.record.type, recorded.record.payload))
        }
        var read = 0
        for _ in 0..<2_000 {
            guard var (name, payload) = payloads.randomElement(using: &random) else { return }
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                Self.damage(&payload, using: &random)
            }
            let record = Record.holding(payload, type: name)
            do throws(UnreadableEvent) {
                let event = try codec.decode(record)
                read += 1
                _ = codec.encode(event, by: .someone)
                _ = try codec.json(of: record)
                var subject = story.subject
                subject.evolve(with: Recorded(event, in: record))
                _ = KeyQuestionTable(of: subject)
                _ = subject.overallRating
                var state = start
                projection.apply(Recorded(event, in: record), to: &state)
                _ = projection.takeChangedRows(from: &state)
                _ = projection.encode(state)
            } catch { name = error.type }
        }
        #expect(read > 100 && read < 2_000)
    }

    private static func damage(_ payload: inout [UInt8], using random: inout SeededGenerator) {
        let place = Int.random(in: 0...payload.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where place < payload.count:
            payload[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1 where place < payload.count:
            payload[place] = .random(in: .min ... .max, using: &random)
        case 2 where place < payload.count: payload.remove(at: place)
        default: payload.insert(.random(in: .min ... .max, using: &random), at: place)
        }
    }

    @Test("Every event that the rules lead to reads back from its record")
    func decided() throws {
        let story = try RandomHistory(seed: 4, framework: TinyFramework.edition()).story(of: 120)
        for recorded in story.history {
            #expect(try codec.decode(recorded.record) == recorded.event)
        }
    }
}
