import CaseLedger
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("The check of an edition")
struct FrameworkCheckTests {
    /// The check of the tiny edition with a passage replaced.
    private func check(_ passage: String = "", _ replacement: String = "") -> FrameworkCheck {
        let text =
            passage.isEmpty
            ? TinyFramework.definition
            : TinyFramework.definition.replacing(passage, with: replacement)
        return FrameworkCheck(definition: Array(text.utf8), among: Framework.bundled)
    }

    @Test(
        "Every edition of the library passes, and says what it lacks", arguments: Framework.bundled)
    func bundled(framework: Framework) {
        let check = FrameworkCheck(definition: framework.definition, among: Framework.bundled)
        #expect(check.passed, "\(check.problems)")
        #expect(check.framework == framework)
        #expect(!check.lacks.isEmpty)
    }

    @Test("The edition of 2018 lacks its questions and permissions, and passes")
    func lacks() {
        let old = Framework.hmipYouth2018
        let lacks = FrameworkCheck(definition: old.definition, among: Framework.bundled).lacks
        #expect(lacks.contains { $0.hasPrefix("The questions of 1.1, 1.2") })
        #expect(lacks.contains { $0.hasPrefix("Permissions: nobody may announce") })
        #expect(lacks.contains { $0.contains("the bands of 36") && $0.contains("inferred") })
    }

    @Test(
        "Characteristics have a name each, a rating and a label, and no standard on cases has them")
    func characteristics() throws {
        let audit = try #require(Framework.bundled.first { $0.id == "anytown-audit-2026" })
        let text = String(decoding: audit.definition, as: UTF8.self)
        #expect(audit.standard("B1")?.characteristics.count == 5)
        for (passage, replacement, path) in [
            (#""id": "good-2""#, #""id": "good-1""#, "characteristics[3].id"),
            (
                #""id": "good-2", "rating": "good""#, #""id": "good-2", "rating": "fine""#,
                "characteristics[3].rating"
            ),
            (
                #""label": "Each case manager has supervision every month""#, #""label": " ""#,
                "characteristics[2].label"
            ),
            (#""method": "qualitative""#, #""method": "caseData""#, "standards[0].characteristics"),
        ] {
            let wrong = FrameworkCheck(
                definition: Array(text.replacing(passage, with: replacement).utf8),
                among: Framework.bundled)
            #expect(wrong.problems.contains { $0.path.hasSuffix(path) }, "\(path)")
        }
        #expect(
            FrameworkCheck(definition: Framework.hmipYouth2021.definition, among: []).lacks
                .contains { $0.hasPrefix("A list of characteristics of 1.1, 1.2") })
    }

    @Test(
        "A problem is named by its path and its line",
        arguments: [
            (
                #""from": 2, "through": 4"#, #""from": 3, "through": 4"#,
                "overallBands[0].bands[1].from", 13, "for the total 2:"
            ),
            (
                #""from": 2, "through": 4"#, #""from": 1, "through": 4"#,
                "overallBands[0].bands[1].from", 13, "two ratings for the total 1:"
            ),
            (
                #""from": 8, "through": 9"#, #""from": 8, "through": 8"#, "overallBands[0].bands",
                11, "for the total 9."
            ),
            (
                #"{"standard": "3.1""#, #"{"standard": "3.9""#, "limitingJudgements[0].standard",
                22, "no standard 3.9"
            ),
            (
                #""topics": ["topic"]"#, #""topics": ["other"]"#,
                "domains[0].standards[0].keyQuestions[0].prompts[0].topics[0]", 35,
                "unknown topic other"
            ),
            (
                #"{"id": "1.2", "title""#, #"{"id": "1.1", "title""#, "domains[0].standards[1].id",
                38, "standard 1.1 occurs twice"
            ),
            (
                #""id": "1.1.1.a""#, #""id": "1.1.1""#,
                "domains[0].standards[0].keyQuestions[0].prompts[0].id", 35,
                "question 1.1.1 occurs twice"
            ),
            (#""permissions": "unguarded","#, "", "permissions", 1, "who may do what"),
            (
                #""maximum": 6, "source": "test""#, #""maximum": 12, "source": "test""#,
                "overallBands[1].bands", 16, "totals 7 to 12"
            ),
            (
                #""bandOn": "rounded","#, #""bandOn": "rounded", "bandsOn": 1,"#, "bandsOn", 9,
                "unknown"
            ),
            (
                #""title": "Apart", "sample": "apart""#, #""title": "Apart", "titel": "x""#,
                "domains[2].titel", 43, "unknown"
            ),
            (#""bandOn": "rounded","#, "", "", 1, "bandOn is missing"),
            (
                #""core": false"#, #""core": "no""#, "domains[2].standards[0].core", 44,
                "true or false"
            ),
            (#""points": 3"#, #""points": 2.5"#, "ratings[3].points", 8, "a whole number"),
            (
                #""title": "Tiny","#, #""title": "Tiny", "title": "Two","#, "title", 2,
                "occurs twice"
            ),
            (
                #""roles": ["lead inspector""#, #""roles": ["importer", "lead inspector""#,
                "roles[3]", 27, "importer occurs twice"
            ),
        ])
    func place(passage: String, replacement: String, path: String, line: Int, says: String) throws {
        let check = check(passage, replacement)
        let problem = try #require(check.problems.first { $0.path == path }, "\(check.problems)")
        #expect(problem.line == line, "\(problem)")
        #expect(problem.message.contains(says), "\(problem)")
        #expect(!check.passed)
    }

    @Test("All problems are named at once, in the order of the file")
    func all() {
        let text = TinyFramework.definition
            .replacing(#""from": 2, "through": 4"#, with: #""from": 3, "through": 4"#)
            .replacing(#"{"standard": "3.1""#, with: #"{"standard": "3.9""#)
            .replacing(#""core": false"#, with: #""core": 7"#)
            .replacing(#""label": "Plain""#, with: #""labels": "Plain""#)
        let check = FrameworkCheck(definition: Array(text.utf8), among: [])
        #expect(
            check.problems.map(\.path) == [
                "overallBands[0].bands[1].from", "limitingJudgements[0].standard",
                "domains[0].standards[1].keyQuestions[0].labels",
                "domains[0].standards[1].keyQuestions[0]", "domains[2].standards[0].core",
            ])
        #expect(check.framework == nil)
    }

    @Test("A table of bands must exist for every domain that may be left unrated")
    func missingTable() {
        let check = check(#""maximum": 6,"#, #""maximum": 3,"#)
        #expect(
            check.problems.contains {
                $0.path == "overallBands" || $0.path.hasPrefix("overallBands[1]")
            })
        let one = TinyFramework.definition.replacing(
            #/,\s*\{"maximum": 6.*?\]\}\]/#.dotMatchesNewlines(), with: "]")
        let without = FrameworkCheck(definition: Array(one.utf8), among: [])
        #expect(
            without.problems.map(\.message) == [
                "no table for a maximum of 3, which occurs when domain 1 is not rated.",
                "no table for a maximum of 6, which occurs when domain 2 is not rated.",
            ], "\(without.problems)")
        #expect(without.framework != nil)
    }

    @Test("A comparable standard must exist here and in the other edition")
    func comparable() {
        let entry = #"""
            "comparable": [{"edition": "hmip-youth-2021", "source": "test", "standards":
             [{"id": "1.1", "with": "2.1"}, {"id": "1.2", "with": "9.9"}, {"id": "8.8", "with": "2.1"}]},
             {"edition": "nobody-2001", "source": "test", "standards": []}], "discretion": {
            """#
        let check = check(#""discretion": {"#, entry)
        #expect(
            check.problems.map(\.path) == [
                "comparable[0].standards[2].id", "comparable[0].standards[1]",
                "comparable[1].edition",
            ], "\(check.problems)")
    }

    @Test(
        "Text that is no JSON is named by its line",
        arguments: [
            ("{\n \"id\": 1,\n}", 3), ("{\n\n", 3), ("", 1), ("{\"id\": \"a\nb\"}", 1),
            ("{} x", 1), ("{\"id\": \"\\q\"}", 1), ("[1, 2", 1), ("{\"id\" 1}", 1),
            ("{\"id\": tru}", 1),
        ])
    func malformed(text: String, line: Int) {
        let check = FrameworkCheck(definition: Array(text.utf8), among: [])
        #expect(check.problems.count == 1, "\(check.problems)")
        #expect(check.problems.first?.line == line)
        #expect(check.framework == nil)
    }

    @Test("Each passage that a program refuses to read is a problem of the check too")
    func sameAsReading() {
        for (passage, replacement) in [
            (#""case-ledger/framework/1""#, #""case-ledger/framework/2""#),
            (#""fromPercent": 65"#, #""fromPercent": 81"#), (#""points": 3"#, #""points": 2"#),
            (#""maximum": 9"#, #""maximum": 9223372036854775807"#),
            (#"[{"id": "1.2.1", "label": "Plain"}]"#, "[]"),
            (#""method": "qualitative""#, #""method": "guess""#),
            (#""bandOn": "rounded""#, #""bandOn": "floor""#),
        ] {
            #expect(throws: InvalidFramework.self) {
                try TinyFramework.edition(passage, replacement)
            }
            let check = check(passage, replacement)
            #expect(check.framework == nil && !check.problems.isEmpty)
        }
    }

    @Test("Standards without questions say why, and a standard has either")
    func questions() throws {
        let plain = #"[{"id": "1.2.1", "label": "Plain"}]"#
        let without = try TinyFramework.edition(
            plain, #"[], "questionsNotKnown": "Not read""#)
        #expect(without.standardsWithoutQuestions.map(\.id) == ["1.2"])
        #expect(!check(plain, plain + #", "questionsNotKnown": "Not read""#).passed)
        #expect(!check(plain, #"[], "questionsNotKnown": """#).passed)
    }
}
