import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("Sheets as people have them")
struct SheetReadingTests {
    /// Noon on 1 April 2026, UTC.
    private static let now = Timestamp(microseconds: 1_775_044_800_000_000)

    private static func read(
        _ text: String, _ mapping: String = ""
    ) throws -> [RecordAnswerSheet.Entry] {
        try AnswerSheet(
            Array(text.utf8), on: .unguardedYouth2021, now: now,
            reading: SheetReading(mapping: Array(mapping.utf8))
        ).entries.map(\.content)
    }

    private static func problems(_ text: String, _ mapping: String = "") throws -> [SheetProblem] {
        let reading = try SheetReading(mapping: Array(mapping.utf8))
        do throws(SheetProblems) {
            _ = try AnswerSheet(
                Array(text.utf8), on: .unguardedYouth2021, now: now, reading: reading)
            return []
        } catch { return error.kept }
    }

    @Test(
        "The small sheets that failed are read",
        arguments: [
            "case,2.1.1,,\nc-1,yes,,\n", "sep=;\ncase;2.1.1\nc-1;yes\n",
            "case,date,2.1.1\nc-1,2026-03-02,yes\n", "case,2.1.1 Desistance\nc-1,yes\n",
            "case,Q2.1.1\nc-1,yes\n",
        ])
    func small(text: String) throws {
        let entries = try Self.read(text)
        #expect(entries.map(\.caseKey) == ["c-1"])
        #expect(entries.map(\.subject) == [.question("2.1.1")])
        #expect(entries.map(\.answer) == [.yes])
    }

    @Test("A short row lacks only empty cells at its end")
    func shortRow() throws {
        let entries = try Self.read(
            "case,2.1.1,oversight,oversight planning/desistance\nc-1,yes,yes,no\nc-2,yes\n")
        #expect(entries.map(\.caseKey) == ["c-1", "c-1", "c-1", "c-2"])
    }

    @Test(
        "A heading names a question by its number, where it names only one",
        arguments: [
            ("2.1.1", "2.1.1"), ("q2.1.1", "2.1.1"), ("Q 2.1.1", "2.1.1"),
            ("2.1.1: Desistance", "2.1.1"), ("2.1.1. Desistance", "2.1.1"),
            ("Q2.1.1 - Is it sufficient?", "2.1.1"), ("2.1.1.a", "2.1.1.a"),
            ("Q2.1.1.A (diversity)", "2.1.1.a"), ("2.1.1\u{a0}Desistance", "2.1.1"),
            ("2.1.1 a", nil), ("2.1.1a", nil), ("2.1.1 and 2.1.2", nil), ("2.1.9 Desistance", nil),
            ("Question 2.1.1", nil), ("2.1.1\u{200b}", nil), ("Qu2.1.1", nil),
        ])
    func numbered(heading: String, question: String?) throws {
        let text = "case,\"\(heading)\",oversight\nc-1,yes,no\n"
        if let question {
            let entries = try Self.read(text)
            #expect(
                entries.first?.subject == .question(Question.ID(stringLiteral: question)))
        } else {
            let problems = try Self.problems(text)
            #expect(problems.map { $0.column?.letters } == ["B"])
        }
    }

    @Test(
        "Headings in common words are read, and two of one meaning are asked about",
        arguments: [
            ("Case ID,Assessor,Date judged,2.1.1", 0), ("case_key,Judge,DATE,2.1.1", 0),
            ("Case-Key,Judged by,date of judgement,2.1.1", 0),
            ("case,inspector,Datum,2.1.1", 1), ("case,date,time,2.1.1", 1),
            ("case,2.1.1,Q2.1.1,date", 1), ("case,judge,inspector,2.1.1", 1),
        ])
    func words(headings: String, count: Int) throws {
        let row = headings.hasSuffix("date") ? "c-1,yes,yes,2026-03-02" : "c-1,a-7,2026-03-02,yes"
        let problems = try Self.problems("\(headings)\n\(row)\n").filter { $0.row == 1 }
        #expect(problems.count == count, "\(problems)")
    }

    @Test(
        "Answers are read in their common words, in any case and spacing; others are asked about",
        arguments: [
            ("YES", .yes), ("y", .yes), ("TRUE", .yes), ("1", .yes), (" Sufficient ", .yes),
            ("no", .no), ("N", .no), ("False", .no), ("0", .no), ("not  sufficient", .no),
            ("insufficient", .no), ("N/A", .notApplicable), ("na", .notApplicable),
            ("Not Applicable", .notApplicable), ("not on file", .notOnFile), ("2", nil),
            ("ja", nil), ("yes?", nil), ("partly", nil), ("-", nil), ("yes\u{200b}", nil),
        ] as [(String, Answer?)])
    func answers(text: String, answer: Answer?) throws {
        let sheet = "case,2.1.1.a\nc-1,\(text)\n"
        if let answer {
            #expect(try Self.read(sheet).map(\.answer) == [answer])
        } else {
            let problem = try #require(try Self.problems(sheet).first)
            #expect(problem.place == "Row 2, column B (2.1.1.a)")
            #expect(problem.remedy.contains("y, true, 1, sufficient"))
            #expect(problem.remedy.contains("answer WORD = yes"))
        }
    }

    @Test("A date without a certain order is asked about once, also where one order is possible")
    func order() throws {
        let sheet = "case,date,2.1.1\nc-1,02/03/2026,yes\nc-2,31/03/2026,no\nc-3,3.2.2026,no\n"
        let asked = try Self.problems(sheet)
        #expect(asked.map(\.place) == ["Row 2, column B (date)"])
        #expect(asked.first?.message.hasSuffix("(this cell and 2 more).") == true)
        #expect(asked.first?.remedy.contains("--date-order dmy") == true)
        #expect(
            try Self.read(sheet, "date-order = dmy").map { $0.heldAt?.words } == [
                "2026-03-02", "2026-03-31", "2026-02-03",
            ])
        let other = try Self.problems(sheet, "date-order = mdy")
        #expect(other.map(\.message) == ["the cell is not a valid time."])
        #expect(other.map(\.row) == [3])
    }

    @Test("A number in a column of dates is a day only if that is said")
    func serialDates() throws {
        let sheet = "case,date,2.1.1\nc-1,44532,yes\n"
        #expect(try Self.problems(sheet).first?.remedy.contains("--serial-dates") == true)
        #expect(
            try Self.read(sheet, "serial-dates = yes").map { $0.heldAt?.words } == ["2021-12-02"])
        #expect(
            try Self.problems("case,date,2.1.1\nc-1,445321,yes\n", "serial-dates = yes")
                .map(\.message) == ["the cell is not a valid time."])
    }

    @Test("A row of headings below titles is named, and read when it is stated")
    func headingRow() throws {
        let sheet = "Cases \"2026\";\n;;\nCase;Date;2.1.1\nc-1;2026-03-02;yes\n"
        let asked = try Self.problems(sheet)
        #expect(asked.count == 1)
        #expect(asked.first?.remedy.contains("--heading-row 3") == true)
        #expect(try Self.read(sheet, "heading-row = 3").map(\.caseKey) == ["c-1"])
        #expect(
            try Self.problems(sheet, "heading-row = 2").first?.message.contains("row 2") == true)
        #expect(
            try Self.problems(sheet, "heading-row = 9").first?.message.contains("row 9") == true)
        // Empty rows above the headings need no statement.
        #expect(try Self.read(";;\n\n case;2.1.1\nc-1;yes\n").map(\.caseKey) == ["c-1"])
    }

    @Test("Columns are left out by heading, in any case and spacing, or by their letters")
    func ignored() throws {
        let sheet = "case,Notes  of court,2.1.1,,2.1.1\nc-1,x,yes,y,no\n"
        #expect(try Self.problems(sheet).count == 2)
        #expect(
            try Self.read(sheet, "ignore = notes of Court\nignore = column D\nignore = column E")
                .map(\.answer) == [.yes])
        let notes = "case,Notes,2.1.1\nc-1,x,yes\n"
        #expect(
            try Self.problems(notes).first?.remedy.contains("ignore = Notes, or heading Notes = ")
                == true)
    }

    @Test("Invisible characters are named with their column")
    func invisible() throws {
        let heading = try Self.problems("case,2.1.\u{200b}1,oversight\nc-1,yes,yes\n")
        #expect(heading.map(\.place) == ["Row 1, column B"])
        #expect(
            heading.first?.message == "the heading contains U+200B (zero width space).")
        let key = try Self.problems(
            "case,inspector,2.1.1\nc-1\u{202e},a-7,yes\nc-2,a\u{feff}7,no\nc\u{a0}3,a-7,no\n")
        #expect(
            key.map(\.message) == [
                "the cell contains U+202E (right-to-left override).",
                "the cell contains U+FEFF (zero width no-break space).",
                "the cell contains U+00A0 (no-break space).",
            ])
        #expect(key.map { $0.column?.letters } == ["A", "B", "A"])
        #expect(try Self.read("case,2.1.1\n\u{a0}c-1\u{a0},yes\n").map(\.caseKey) == ["c-1"])
    }

    @Test("A mixture of separators is asked about, and a statement answers it")
    func separators() throws {
        let sheet = "case;2.1.1 yes, no\nc-1;yes\n"
        #expect(try Self.problems(sheet).first?.remedy.contains("--separator") == true)
        #expect(try Self.read(sheet, "separator = semicolon").map(\.answer) == [.yes])
        #expect(try Self.read("case\t2.1.1\nc-1\tyes\n").map(\.answer) == [.yes])
    }
}
