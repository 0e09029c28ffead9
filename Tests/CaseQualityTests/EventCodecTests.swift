import CaseLedger
import CaseLedgerTesting
import Testing

/// Payloads of every type, each as full and as empty as it can be.
private let samples: [(name: EventName, full: WireBytes, bare: WireBytes)] = {
    let hash = [UInt8](repeating: 7, count: 32)
    let seen = WireBytes().message(5, WireBytes().text(1, "2.1").number(2, 1))
        .message(5, WireBytes().text(1, "2.2"))
    let none = WireBytes()
    return [
        (
            "framework-registered",
            none.text(1, "tiny").delimited(2, [1, 2, 3]).delimited(3, hash),
            none.text(1, "tiny").delimited(3, hash)
        ),
        (
            "service-registered",
            none.text(1, "svc").text(2, "A", "B").text(3, "Midlands").text(4, "s-1", "s-2"),
            none.text(1, "svc")
        ),
        (
            "inspection-announced",
            none.text(1, "svc").number(2, 7).text(3, "tiny").delimited(4, hash)
                .text(5, "2021-06").text(6, "2021-07-01").text(7, "2021").number(8, 1)
                .text(9, "leicestershire-2018"),
            none.text(1, "svc").number(2, 1).text(3, "tiny").delimited(4, hash)
        ),
        (
            "sample-planned",
            none.text(1, "2").number(2, 40).number(3, 13).number(4, 80).number(5, 5)
                .text(6, "gender", "sentence").text(7, "formula"),
            none.text(1, "2").number(3, 13)
        ),
        (
            "case-selected",
            none.text(1, "c-1").text(2, "2").text(3, "s").text(4, "t").text(5, "cm-1")
                .number(6, 2), none.text(1, "c-1").text(2, "2").number(6, 1)
        ),
        (
            "case-withdrawn", none.text(1, "c-1").text(2, "2").number(3, 6),
            none.text(1, "c-1").text(2, "2").number(3, 1)
        ),
        (
            "judgement-recorded",
            none.text(1, "c-1").text(2, "2.1.1").number(3, 3).text(4, "file-1"),
            none.text(1, "c-1").text(2, "2.1.1").number(3, 1)
        ),
        (
            "judgement-corrected",
            none.text(1, "c-1").text(2, "2.1.1").number(3, 300).number(4, 1).number(5, 2)
                .number(6, 3),
            none.text(1, "c-1").text(2, "2.1.1").number(4, 3).number(5, 1).number(6, 1)
        ),
        (
            "qualitative-rating-proposed",
            none.text(1, "1.1").number(2, 4).text(3, "vision", "delivery").text(4, "doc-1"),
            none.text(1, "1.1").number(2, 1)
        ),
        (
            "standard-not-rated", none.text(1, "4.1").number(2, 2),
            none.text(1, "4.1").number(2, 1)
        ),
        (
            "panel-convened",
            WireBytes().text(1, "p-1").text(2, "p-2", "p-3").number(3, 2).text(4, "p-3")
                .raw(seen).number(6, 400), none
        ),
        (
            "panel-decision-recorded",
            none.text(1, "2.1").number(2, 1).number(3, 2).number(4, 2).packed(5, 1, 2, 3)
                .number(6, 2).text(7, "reason").number(8, 1).number(9, 1).number(10, 5)
                .number(11, 2), none.text(1, "2.1").number(3, 1).number(4, 1)
        ),
        (
            "panel-decision-reversed", none.text(1, "2.1").number(2, 77), none.text(1, "2.1")
        ),
        (
            "report-published",
            none.message(1, WireBytes().text(1, "2.1").number(2, 3)).number(2, 11).number(3, 36)
                .number(4, 2).text(5, "2021-12"), none
        ),
        (
            "report-corrected", none.text(1, "2.1").number(2, 1).number(3, 2),
            none.text(1, "2.1").number(3, 4)
        ),
        (
            "published-rating-recorded",
            none.text(1, "2.1").number(2, 3).text(3, "page 4"), none.text(1, "2.1").number(2, 1)
        ),
        (
            "published-figure-recorded",
            none.text(1, "2.1.1").number(2, 100).number(3, 13).packed(4, 13, 12).text(5, "p"),
            none.text(1, "2.1.1")
        ),
    ]
}()

extension WireBytes {
    fileprivate func raw(_ other: WireBytes) -> WireBytes {
        var next = WireBytes()
        next.append(bytes)
        next.append(other.bytes)
        return next
    }
}

@Suite("The bytes of events")
struct EventCodecTests {
    private let codec = InspectionEventCodec(framework: .hmipYouth2021)

    @Test("There are seventeen types of event, each with a sample here")
    func types() { #expect(Set(samples.map(\.name)).count == 17) }

    @Test("Every event reads from hand-written bytes and writes the same bytes again")
    func roundTrip() throws {
        for sample in samples {
            for payload in [sample.full.bytes, sample.bare.bytes] {
                let record = Record.holding(payload, type: sample.name)
                let event = try codec.decode(record)
                let draft = codec.encode(event)
                #expect(draft.payload == payload, "\(sample.name)")
                #expect(draft.type == sample.name)
                #expect(draft.schemaVersion == 1)
                #expect(try codec.decode(.holding(draft.payload, type: draft.type)) == event)
                #expect(try !codec.json(of: record).isEmpty)
            }
        }
    }

    @Test("What a field says arrives in its place, and what is absent stays absent")
    func fields() throws {
        func decode(_ name: EventName) throws -> (InspectionEvent, InspectionEvent) {
            let sample = try #require(samples.first { $0.name == name })
            return (
                try codec.decode(.holding(sample.full.bytes, type: name)),
                try codec.decode(.holding(sample.bare.bytes, type: name))
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
        #expect((decided.votesFor, decided.votesAgainst) == (5, 2))
        #expect((plain.from, plain.ground, plain.reason) == (nil, nil, nil))
        #expect((plain.votesFor, plain.votesAgainst) == (nil, nil))
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
        for name in ["oversight-judged", "Judgement-Recorded", "judgement"] as [EventName] {
            let error = try #require(throws: UnreadableEvent.self) {
                try codec.decode(.holding([], type: name))
            }
            #expect(error.type == name)
            #expect(error.position == Position(9))
        }
    }

    @Test("A newer schema version is an error, however plain the payload", arguments: [2, .max])
    func newerVersion(version: UInt16) throws {
        for sample in samples {
            let record = Record.holding(
                sample.full.bytes, type: sample.name, schemaVersion: version)
            let error = try #require(throws: UnreadableEvent.self) { try codec.decode(record) }
            #expect(error.schemaVersion == version)
        }
    }

    @Test("A payload that is cut off within a field is an error or another event, never a trap")
    func cutOff() throws {
        for sample in samples {
            for length in 0..<sample.full.bytes.count {
                let record = Record.holding(
                    Array(sample.full.bytes.prefix(length)), type: sample.name)
                do throws(UnreadableEvent) { _ = try codec.decode(record) } catch {
                    #expect(error.type == sample.name)
                }
            }
        }
    }

    @Test(
        "A field with a value that cannot be makes the event unreadable",
        arguments: [
            ("judgement-recorded", WireBytes().text(1, "c-1").text(2, "2.1.1")),
            ("judgement-recorded", WireBytes().text(1, "c-1").text(2, "2.1.1").number(3, 4)),
            ("judgement-recorded", WireBytes().text(1, "a name").text(2, "2.1.1").number(3, 1)),
            ("judgement-recorded", WireBytes().text(1, "c-1").number(3, 1)),
            (
                "judgement-recorded",
                WireBytes().text(1, "c-1").text(2, "2.1.1").number(3, 1).text(4, "free text")
            ),
            ("case-selected", WireBytes().text(1, "c-1").text(2, "2")),
            ("case-selected", WireBytes().text(1, "c-1").text(2, "2").number(6, 3)),
            ("case-selected", WireBytes().text(1, "c-1").text(2, "2").number(6, 257)),
            (
                "case-selected",
                WireBytes().text(1, "c-1").text(2, "2").text(5, "Jane Doe").number(6, 1)
            ),
            ("case-selected", WireBytes().text(1, "c-1").text(2, "2").text(3, "").number(6, 1)),
            ("case-withdrawn", WireBytes().text(1, "c-1").text(2, "2").number(3, 7)),
            (
                "inspection-announced",
                WireBytes().text(1, "svc").number(2, 1).text(3, "tiny").delimited(4, [1, 2])
            ),
            (
                "inspection-announced",
                WireBytes().text(1, "svc").number(2, 1).text(3, "tiny")
                    .delimited(4, [UInt8](repeating: 7, count: 32)).text(5, "2021-13")
            ),
            (
                "inspection-announced",
                WireBytes().text(1, "svc").number(2, 1).text(3, "tiny")
                    .delimited(4, [UInt8](repeating: 7, count: 32)).text(9, "")
            ),
            ("panel-convened", WireBytes().text(1, "")),
            ("panel-convened", WireBytes().text(2, "")),
            (
                "panel-convened",
                WireBytes().message(5, WireBytes().text(1, "2.1").number(2, 5))
            ),
            (
                "panel-decision-recorded",
                WireBytes().text(1, "2.1").number(3, 1).number(4, 1).number(6, 3)
            ),
            (
                "panel-decision-recorded",
                WireBytes().text(1, "2.1").number(2, 9).number(3, 1).number(4, 1)
            ),
            ("panel-decision-recorded", WireBytes().text(1, "2.1").number(3, 1).number(4, 4)),
            ("panel-decision-recorded", WireBytes().text(1, "2.1").number(3, 1)),
            (
                "panel-decision-recorded",
                WireBytes().text(1, "2.1").number(3, 1).number(4, 1).packed(5, 1, 4)
            ),
            (
                "panel-decision-recorded",
                WireBytes().text(1, "2.1").number(3, 1).number(4, 1).packed(5, 0)
            ),
            ("panel-decision-recorded", WireBytes().text(1, "2.1").number(4, 1)),
            ("report-published", WireBytes().number(4, 5)),
            ("report-published", WireBytes().text(5, "yesterday")),
            ("report-corrected", WireBytes().text(1, "2.1").number(2, 5).number(3, 2)),
            ("report-corrected", WireBytes().text(1, "2.1")),
            ("qualitative-rating-proposed", WireBytes().text(1, "1.1")),
            (
                "qualitative-rating-proposed",
                WireBytes().text(1, "1.1").number(2, 1).text(4, "two words")
            ),
            ("standard-not-rated", WireBytes().text(1, "4.1").number(2, 3)),
            ("standard-not-rated", WireBytes().text(1, "4.1")),
            ("published-rating-recorded", WireBytes().text(1, "2.1")),
            ("published-figure-recorded", WireBytes().text(1, "2.1.1").number(2, 101)),
            (
                "published-figure-recorded",
                WireBytes().text(1, "2.1.1").number(2, 50).number(3, 0xffff_ffff)
            ),
        ] as [(EventName, WireBytes)])
    func impossibleField(name: EventName, payload: WireBytes) {
        #expect(throws: UnreadableEvent.self) {
            try codec.decode(.holding(payload.bytes, type: name))
        }
    }

    @Test("2,000 damaged payloads are read or refused, and what is read can be folded and written")
    func mutations() throws {
        var random = SeededGenerator(seed: 20_211_202)
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .answered(standard: "1.1", yes: [2, 1], of: 2)
        let projection = RatingsProjection()
        var start = projection.initialState()
        for recorded in story.history { _ = try projection.apply(recorded, to: &start) }
        var payloads = samples.map { ($0.name, $0.full.bytes) }
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
                _ = codec.encode(event)
                _ = try codec.json(of: record)
                var subject = story.subject
                subject.evolve(with: Recorded(event, in: record))
                _ = KeyQuestionTable(of: subject)
                _ = subject.overallRating
                var state = start
                _ = try projection.apply(Recorded(event, in: record), to: &state)
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

    @Test("An answer is tagged with what a guard asks for, a prompt's not with a key question")
    func tags() throws {
        let story = try Story.announced().sampled("2", 1)
            .given(.judge("2.1.1", of: "d2-01", .yes), .judge("2.1.1.a", of: "d2-01", .yes))
        func tags(_ back: Int) -> [String] {
            story.history[story.history.count - back].record.tags.map(\.description)
        }
        #expect(
            tags(2) == ["case:d2-01", "keyQuestion:2.1.1", "question:2.1.1", "standard:2.1"])
        #expect(tags(1) == ["case:d2-01", "question:2.1.1.a", "standard:2.1"])
        #expect(tags(3) == ["case:d2-01", "domain:2"])
    }

    @Test("Every event that the rules lead to reads back from its record")
    func decided() throws {
        let story = try RandomHistory(seed: 4, framework: TinyFramework.edition()).story(of: 120)
        for recorded in story.history {
            #expect(try codec.decode(recorded.record) == recorded.event)
        }
    }
}
