import CaseLedger
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("A framework definition")
struct FrameworkDefinitionTests {
    @Test("The tiny edition of these tests is sound")
    func sound() throws {
        let framework = try TinyFramework.edition()
        #expect(framework.standards.map(\.id) == ["1.1", "1.2", "2.1", "3.1"])
        #expect(framework.question("1.1.1.a")?.denominator == .allCases)
        #expect(framework.question("1.1.1.a")?.allowsNotApplicable == true)
        #expect(framework.question("1.2.1")?.allowsNotApplicable == false)
        #expect(framework.question("1.1.2")?.denominator == .relevantCases)
        for bands in framework.overallBands {
            for total in 0...bands.maximum {
                #expect(
                    bands.rating(total: total)
                        == OverallBands.rating(byMeanOf: total, standards: bands.maximum / 3))
            }
        }
    }

    @Test(
        "A definition that cannot be used says where",
        arguments: [
            (#""case-ledger/framework/1""#, #""case-ledger/framework/2""#, "schema"),
            (#""id": "tiny-2026""#, #""id": """#, "id"),
            (#""title": "Tiny","#, "", "title"),
            (#""inForceFrom": "2026""#, #""inForceFrom": 2026"#, "inForceFrom"),
            (#""fromPercent": 80"#, #""fromPercent": 101"#, "101"),
            (#""fromPercent": 0}"#, #""fromPercent": -1}"#, "-1"),
            (#""fromPercent": 0}"#, #""fromPercent": 1}"#, "ratings"),
            (#""fromPercent": 65"#, #""fromPercent": 50"#, "ratings"),
            (#""fromPercent": 65"#, #""fromPercent": 81"#, "ratings"),
            (#"{"rating": "good", "points": 2"#, #"{"rating": "best", "points": 2"#, "ratings"),
            (
                #"{"rating": "good", "points": 2"#, #"{"rating": "inadequate", "points": 2"#,
                "ratings"
            ),
            (#""points": 0"#, #""points": -1"#, "points"),
            (#""points": 3"#, #""points": 2"#, "points"),
            (#""points": 3"#, #""points": 9223372036854775807"#, "points"),
            (#""bandOn": "rounded""#, #""bandOn": "floor""#, "bandOn"),
            (#""from": 2, "through": 4"#, #""from": 3, "through": 4"#, "maximum 9"),
            (#""from": 2, "through": 4"#, #""from": 1, "through": 4"#, "maximum 9"),
            (#""from": 8, "through": 9"#, #""from": 8, "through": 8"#, "maximum 9"),
            (#""from": 8, "through": 9"#, #""from": 8, "through": 10"#, "maximum 9"),
            (
                #""from": 8, "through": 9"#, #""from": 8, "through": 9223372036854775807"#,
                "maximum 9"
            ),
            (#""maximum": 9"#, #""maximum": 9223372036854775807"#, "overallBands"),
            (#""maximum": 9"#, #""maximum": -1"#, "overallBands"),
            (#""maximum": 6"#, #""maximum": 9"#, "maximum 9"),
            (#""good", "from": 5"#, #""fine", "from": 5"#, "overallBands"),
            (#""outstanding", "from": 8"#, #""inadequate", "from": 8"#, "maximum 9"),
            (#"{"standard": "3.1""#, #"{"standard": "3.9""#, "3.9"),
            (#""limitsTo": "good""#, #""limitsTo": "fine""#, "limitingJudgements"),
            (#""limitsTo": "good""#, #""limitsTo": "outstanding""#, "limitingJudgements"),
            (#""withinPoints": 5,"#, "", "withinPoints"),
            (#""topics": ["topic"]"#, #""topics": ["other"]"#, "other"),
            (#""id": "1.1.1.a""#, #""id": "1.1.1""#, "1.1.1"),
            (#"{"id": "1.2", "title""#, #"{"id": "1.1", "title""#, "1.1"),
            (#"{"id": "2", "title""#, #"{"id": "1", "title""#, "1"),
            (#""method": "qualitative""#, #""method": "guess""#, "2.1"),
            (#"[{"id": "1.2.1", "label": "Plain"}]"#, "[]", "1.2"),
            (#""denominator": "allCases""#, #""denominator": "someCases""#, "1.1.1"),
            (#""id": "1.1.2""#, #""id": """#, "keyQuestions[1].id"),
            (#""core": false"#, #""core": "no""#, "core"),
            ("}", "", "JSON"),
        ])
    func unusable(passage: String, replacement: String, place: String) throws {
        let error = try #require(throws: InvalidFramework.self) {
            try TinyFramework.edition(passage, replacement)
        }
        #expect(error.description.contains(place), "\(error)")
    }

    @Test(
        "Values just inside the limits are accepted",
        arguments: [
            (#""fromPercent": 80"#, #""fromPercent": 100"#),
            (#""fromPercent": 65"#, #""fromPercent": 51"#),
            (#""fromPercent": 65"#, #""fromPercent": 79"#),
            (#""bandOn": "rounded""#, #""bandOn": "exact""#),
            (#""points": 3"#, #""points": 4"#),
            (#""limitsTo": "good""#, #""limitsTo": "inadequate""#),
            (#""maximum": 6,"#, #""maximum": 6, "note": "unknown fields are no matter","#),
            (#""label": "Plain"}]"#, #""label": "Plain", "denominator": "relevantCases"}]"#),
            (#""withinPoints": 5"#, #""withinPoints": 0"#),
        ])
    func usable(passage: String, replacement: String) throws {
        _ = try TinyFramework.edition(passage, replacement)
    }

    @Test("An edition has at most 128 key questions", arguments: [(128, true), (129, false)])
    func keyQuestions(count: Int, isTaken: Bool) throws {
        let others = try TinyFramework.edition().standards.reduce(-1) { $0 + $1.keyQuestions.count }
        let edition = try? TinyFramework.edition(
            #"{"id": "1.2.1", "label": "Plain"}"#,
            (1...count - others).map { #"{"id": "1.2.\#($0)", "label": "Plain"}"# }
                .joined(separator: ", "))
        #expect((edition != nil) == isTaken)
        if let edition {
            #expect(edition.standards.reduce(0) { $0 + $1.keyQuestions.count } == count)
        }
    }

    @Test("A definition must fit into a record", arguments: [(60_000, true), (60_001, false)])
    func size(bytes: Int, isTaken: Bool) {
        let text = Array(TinyFramework.definition.utf8)
        let padded = text + Array(repeating: 0x20, count: bytes - text.count)
        #expect(((try? Framework(definition: padded)) != nil) == isTaken)
        #expect(Framework.longestDefinitionInBytes == 60_000)
    }

    @Test("Bytes that are no JSON are refused", arguments: [[], [0xff, 0xfe], Array("{".utf8)])
    func noJSON(bytes: [UInt8]) {
        #expect(throws: InvalidFramework.self) { try Framework(definition: bytes) }
    }
}
