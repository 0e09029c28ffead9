import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Values in JSON")
struct CodableTests {
    /// Encodes and decodes with Foundation, and compares with the writer's own spelling.
    private func check<Value: JSONCodable & Equatable>(_ value: Value) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode([value])
        #expect(try JSONDecoder().decode([Value].self, from: data) == [value])
        for isPretty in [false, true] {
            let text = value.jsonText(isPretty: isPretty)
            let again = try JSONDecoder().decode([JSONValue].self, from: Data("[\(text)]".utf8))
            #expect(try encoder.encode(again) == data, "\(text)")
            #expect(try Value(json: again[0]) == value)
        }
        #expect(Value.jsonSchema.differences(from: value.json) == [])
    }

    @Test("Ids, positions, times and words are what they are as texts and numbers")
    func simple() throws {
        try check(StreamName("anytown-2026"))
        try check(CaseKey("court-07"))
        try check(Question.ID("2.1.3.a"))
        try check(Position(41))
        try check(StreamSequence(7))
        try check(Timestamp(microseconds: 1_772_000_000_123_456))
        try check(try #require(PartialDate("2021-12")))
        try check(CommandID(derivedFrom: "a", "b"))
        try check(ContentDigest(of: [1, 2, 3]))
        try check(try EventTag("case", "court-07"))
        try check(Rating.requiresImprovement)
        try check(Answer.notApplicable)
        try check(EffectiveTime.Precision.between)
        try check(Moment.Milestone.published)
        try check(FreeText("What somebody typed."))
        try check(FreeText.erased)
        try check(Optional<Rating>.none)
        #expect(Rating.requiresImprovement.jsonText() == "\"requiresImprovement\"")
        #expect(Position(41).jsonText() == "41")
        #expect(FreeText.erased.jsonText() == "{\"erased\":true}")
    }

    @Test("Texts of values are read again, and nothing else is")
    func lossless() throws {
        #expect(Position("41") == Position(41))
        #expect(Position("+41") == nil)
        #expect(StreamSequence("") == nil)
        let time = Timestamp(microseconds: 1_772_000_000_123_456)
        #expect(Timestamp(time.description) == time)
        #expect(time.description == "2026-02-25T06:13:20.123456Z")
        let id = CommandID(derivedFrom: "a")
        #expect(CommandID(id.description.uppercased()) == id)
        #expect(CommandID(id.description + "0") == nil)
        #expect(ContentDigest(ContentDigest(of: []).description) == ContentDigest(of: []))
        #expect(EventTag("nothing") == nil)
        #expect(OversightAspect("planning/risk of harm")?.description == "planning/risk of harm")
    }

    @Test("Records of what was read and recorded")
    func structures() throws {
        let now = Timestamp(microseconds: 1_772_000_000_000_001)
        try check(Head(position: Position(9), recordedAt: now))
        try check(Head(position: .start, recordedAt: nil))
        try check(EffectiveTime.of(try #require(PartialDate("2026-03-02"))))
        try check(EffectiveTime.instant(now))
        try check(
            Receipt(
                command: CommandID(derivedFrom: "a"), stream: "anytown-2026",
                positions: Position(4)...Position(6), firstSequence: StreamSequence(2),
                recordedAt: now, wasRepeat: false))
        try check(
            ObservedQuery(
                of: Query([
                    Query.Clause(
                        stream: "a", types: ["judgement-recorded"],
                        tags: [try EventTag("standard", "2.1")])
                ]), upTo: Position(3)))
        try check(
            VerificationReport(
                records: 4, streams: 1, indexEntries: 9, rows: 2, texts: 1, erasedTexts: 1,
                findings: [.init(at: Position(2), "wrong"), .init(at: nil, "also wrong")]))
        try check(
            AnswerHead(
                inspection: "anytown-2026", kind: .localAudit, edition: "hmip-youth-2021",
                asOf: Head(position: Position(9), recordedAt: now), origin: .recorded,
                audience: .service))
    }

    @Test("Ratings, on an edition of the library and on one of the decoder's")
    func ratings() async throws {
        try await withTemporaryFolder { folder in
            let ledger = try await Ledger.open(at: folder + "/case.ledger")
            let inspection = ledger.inspection("anytown-2026")
            let lead = Agent("a-7", role: .leadInspector)
            try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: lead)
            try await inspection.record(.select("court-07", for: "2"), by: lead)
            for question in ["2.1.1", "2.1.2", "2.1.3"] as [Question.ID] {
                try await inspection.record(.judge(question, of: "court-07", .yes), by: lead)
            }
            let ratings = try await inspection.ratings()
            try check(ratings)
            for standard in ratings.standards { try check(standard) }
            for score in ratings.keyQuestions.values { try check(score) }
            try check(ratings.overall)

            // Another edition is found in the decoder's user info alone.
            let other = try #require(
                String(decoding: Framework.hmipYouth2021.definition, as: UTF8.self)
                    .replacing("hmip-youth-2021", with: "our-edition") as String?)
            let edition = try Framework(checking: Array(other.utf8))
            let own = try #require(
                ratings.jsonText().replacing("hmip-youth-2021", with: "our-edition") as String?)
            let decoder = JSONDecoder()
            #expect(throws: DecodingError.self) {
                try decoder.decode(Ratings.self, from: Data(own.utf8))
            }
            decoder.userInfo[.editions] = [edition]
            let read = try decoder.decode(Ratings.self, from: Data(own.utf8))
            #expect(read.framework.id == "our-edition")
            #expect(read.standards == ratings.standards)
            await ledger.close()
        }
    }

    @Test("Errors, with problems of a sheet")
    func errors() throws {
        try check(LedgerError(.locked, "It is open.", remedy: "Close it."))
        try check(
            LedgerError(
                .refused, "No.", remedy: "Wait.", refusal: .caseNotSelected,
                problems: [
                    SheetProblem(
                        row: 7, column: SheetColumn(28, heading: "2.1.3"), "wrong", remedy: "right",
                        refusal: .alreadyJudged),
                    SheetProblem(row: nil, column: nil, "wrong", remedy: "right"),
                ]))
    }

    @Test(
        "What is not as documented is refused, with the member's name",
        arguments: [
            (#"{"position":-1,"recordedAt":null}"#, "position"),
            (#"{"position":"1","recordedAt":null}"#, "position"),
            (#"{"position":1,"recordedAt":"yesterday"}"#, "recordedAt"),
            (#"{"recordedAt":null}"#, "position"), ("[]", "AsOf"),
        ])
    func wrong(text: String, name: String) {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Head.self, from: Data(text.utf8))
        }
        #expect("\(String(describing: error))".contains(name))
    }

    @Test(
        "A text is one JSON string that Foundation reads as that text, and shows nothing invisible",
        arguments: [
            "plain", "with \"quotes\" and \\", "line\nbreak\ttab\rreturn", "\u{1b}[31mred",
            "\u{202e}right to left", "zero\u{200b}width", "caf\u{e9}", "\u{1f600}", "",
            "\u{e0001}tag", "\u{7f}",
        ])
    func strings(text: String) throws {
        let json = text.jsonText()
        #expect(try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8)) == [text])
        for scalar in json.unicodeScalars {
            #expect(scalar.value >= 0x20 && scalar.value != 0x7f)
            #expect(scalar.properties.generalCategory != .format)
        }
    }
}
