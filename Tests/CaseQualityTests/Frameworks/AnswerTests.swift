import CaseLedger
import Testing

@Suite("Answers as words")
struct AnswerTests {
    @Test("Every answer's word reads back, and no other word", arguments: Answer.allCases)
    func answers(answer: Answer) {
        #expect(Answer(answer.description) == answer)
        #expect(Answer(answer.description.uppercased()) == nil)
        #expect(Answer(spelling: answer.description) == answer)
    }

    @Test(
        "An answer is read as people write it, whatever its case and spacing",
        arguments: [
            ("yes", Answer.yes), ("Yes", .yes), ("YES", .yes), (" y ", .yes), ("Y", .yes),
            ("Sufficient", .yes), ("no", .no), ("No", .no), ("n", .no), ("N\u{a0}", .no),
            ("not sufficient", .no), ("Not Sufficient", .no), ("not\nsufficient", .no),
            ("insufficient", .no), ("n/a", .notApplicable), ("N/A", .notApplicable),
            ("n / a", .notApplicable), ("NA", .notApplicable), ("n.a", .notApplicable),
            ("n.a.", .notApplicable),
            ("Not applicable", .notApplicable), ("notApplicable", .notApplicable),
        ])
    func answerSpelling(spelling: String, expected: Answer) {
        #expect(Answer(spelling: spelling) == expected)
    }

    @Test(
        "Any other spelling is no answer, however it begins",
        arguments: [
            "", " ", "yes!", "yes.", "ye", "yep", "nope", "not", "none", "not-applicable", "n-a",
            "a/n", "n.", "n\\a", "true", "false", "0", "1", "x", "-", "?", "yes/no", "ja", "oui",
            "insufficient evidence", "n/", "TRUE", "Y/N", "✓", "Nick", "Yasmin", "no, see file",
            "yesno", "nn", "yy", "applicable",
        ])
    func unknownAnswerSpelling(spelling: String) { #expect(Answer(spelling: spelling) == nil) }
}
