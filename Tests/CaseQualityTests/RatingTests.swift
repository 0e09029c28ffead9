import CaseLedger
import Testing

@Suite("The words of ratings and answers")
struct RatingTests {
    @Test(
        "A printed label is known whatever its case and spacing",
        arguments: [
            ("Inadequate", Rating.inadequate), ("Requires improvement", .requiresImprovement),
            ("Requires Improvement", .requiresImprovement),
            ("Requires i mprovement", .requiresImprovement),
            ("requires\u{a0}improvement", .requiresImprovement),
            ("Requires\nimprovement", .requiresImprovement), (" GOOD ", .good),
            ("Out standing", .outstanding),
        ])
    func knownLabel(label: String, expected: Rating) {
        #expect(Rating(printedLabel: label) == expected)
    }

    @Test(
        "Any other label is none, however it begins",
        arguments: [
            "Rating", "R", "I", "G", "O", "", " ", "Requires", "Requires improvements",
            "Requires-improvement", "Good*", "Goo", "Not rated", "4.56", "Outstanding 3",
        ])
    func unknownLabel(label: String) { #expect(Rating(printedLabel: label) == nil) }

    @Test("Every label and word reads back", arguments: Rating.allCases)
    func readBack(rating: Rating) {
        #expect(Rating(printedLabel: rating.label) == rating)
        #expect(Rating(rating.description) == rating)
        #expect(Rating(rating.label) == nil)
    }

    @Test(
        "Words are read exactly",
        arguments: ["Inadequate", "requires improvement", "RequiresImprovement", "", "goo"])
    func unknownWord(word: String) { #expect(Rating(word) == nil) }

    @Test("Ratings are ordered from inadequate to outstanding")
    func order() {
        #expect(
            Rating.allCases.sorted() == [.inadequate, .requiresImprovement, .good, .outstanding])
    }

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

@Suite("Identifiers")
struct IdentifierTests {
    @Test(
        "A case key is a pseudonym: a code with a digit",
        arguments: [
            "court-07", "outOfCourt-17", "d2-01", "c.1", "case_0001", "7", "a1", "2021-0412",
            "court-2021-1", "12345678", "99999999", "20211301", "2021-12",
            "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrst1",  // 48 bytes
        ])
    func caseKeyTaken(text: String) { #expect(CaseKey(rawValue: text)?.rawValue == text) }

    @Test(
        "What looks like a date, a name or a text is no case key",
        arguments: [
            "2010-03-04", "2010.03.04", "2010_03_04", "2010-3-4", "04-03-2010", "4.3.10",
            "04_03_10", "04/03/2010", "20100304", "04032010", "dob-2010-03-04", "c-20100304",
            "case 7", "John Smith", "john-smith", "Smith", "J.Smith", "O'Neill-1", "Zoë-1",
            "court:07", "court/07", "court#07", "court-07\n", "", "-",
            "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstu1",  // 49 bytes
        ])
    func caseKeyRefused(text: String) { #expect(CaseKey(rawValue: text) == nil) }

    @Test(
        "An evidence reference is a key without spaces",
        arguments: [
            ("file-0412", true), ("docs/2021-12-02#4", true), ("a:b", true),
            ("the child said so", false), ("file 4", false), ("", false), ("file-4\t", false),
            ("Zoë", false),
        ])
    func evidenceReference(text: String, isTaken: Bool) {
        #expect((EvidenceReference(rawValue: text) != nil) == isTaken)
    }

    @Test(
        "Keys of services, teams and case managers have no spaces either",
        arguments: [
            ("leicestershire-yjs", true), ("cm-07", true), ("Jane Doe", false), ("", false),
        ])
    func keys(text: String, isTaken: Bool) {
        #expect((ServiceID(rawValue: text) != nil) == isTaken)
        #expect((GroupKey(rawValue: text) != nil) == isTaken)
    }

    @Test(
        "A date is taken as precisely as it is known",
        arguments: [
            "2021", "0001", "9999", "2021-01", "2021-12", "2021-01-01", "2021-12-31",
            "2021-04-30", "2021-02-28", "2020-02-29", "2000-02-29",
        ])
    func dateTaken(text: String) { #expect(PartialDate(text)?.description == text) }

    @Test(
        "A date that does not exist is none",
        arguments: [
            "", "21", "02021", "0000", "2021-00", "2021-13", "2021-1", "2021-001", "2021-01-00",
            "2021-01-32", "2021-04-31", "2021-02-29", "1900-02-29", "2021-01-1", "2021-",
            "2021-01-", "-2021", "+021", "2021/12/02", "2021-12-02-01", "2O21", "２０２１",
            "2021-12-02T00:00", " 2021",
        ])
    func dateRefused(text: String) { #expect(PartialDate(text) == nil) }

    @Test("A date knows what of it is known")
    func datePrecision() throws {
        let day = try #require(PartialDate("2021-12-02"))
        #expect((day.year, day.month, day.day) == (2021, 12, 2))
        let month = try #require(PartialDate("2021-12"))
        #expect((month.month, month.day) == (12, nil))
    }
}
