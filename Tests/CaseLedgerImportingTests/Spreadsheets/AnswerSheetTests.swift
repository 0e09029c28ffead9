import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("Answer sheets")
struct AnswerSheetTests {
    /// Noon on 1 April 2026, UTC.
    private static let now = Timestamp(microseconds: 1_775_044_800_000_000)

    private static func read(
        _ text: String, _ reading: SheetReading = SheetReading()
    ) throws -> AnswerSheet {
        try AnswerSheet(Array(text.utf8), on: .unguardedYouth2021, now: now, reading: reading)
    }

    /// What is wrong with a sheet, each with its place.
    private static func problems(_ text: String) -> [SheetProblem] {
        do throws(SheetProblems) {
            _ = try AnswerSheet(Array(text.utf8), on: .unguardedYouth2021, now: now)
            return []
        } catch { return error.kept }
    }

    @Test("A wide sheet has a row for each case, a long one a row for each answer")
    func forms() throws {
        let wide = try Self.read(
            """
            Case;Inspector;TIME;2.1.1;2.1.3.A;Oversight;oversight planning / Risk of  harm
            court-01;a-7;2026-03-31;Yes;;no;N/A
            court-02;;;;n.a.;;
            """)
        let long = try Self.read(
            """
            time,answer,question,case,inspector
            31 March 2026,Y,2.1.1,court-01,a-7
            31-Mar-2026,N,oversight,court-01,a-7
            2026-03-31,not  applicable,OVERSIGHT planning/risk of harm,court-01,a-7

            ,NA,2.1.3.a,court-02,
            """)
        #expect(wide.form == .wide)
        #expect(long.form == .long)
        #expect(wide.entries.map(\.content) == long.entries.map(\.content))
        #expect(wide.entries.map(\.row) == [2, 2, 2, 3])
        #expect(wide.entries.map(\.column.letters) == ["D", "F", "G", "E"])
        #expect(long.entries.map(\.row) == [2, 3, 4, 6])
        #expect(long.entries.map(\.column.letters) == ["B", "B", "B", "B"])
        let first = try #require(wide.entries.first?.content)
        #expect(first.caseKey == "court-01")
        #expect(first.subject == .question("2.1.1"))
        #expect(first.answer == .yes)
        #expect(first.judgedBy == "a-7")
        #expect(first.heldAt?.words == "2026-03-31")
        #expect(wide.entries.last?.content.judgedBy == nil)
        #expect(wide.entries.last?.content.heldAt == nil)
        #expect(
            wide.entries.map(\.content.subject.heading) == [
                "2.1.1", "oversight", "oversight planning/risk of harm", "2.1.3.a",
            ])
    }

    @Test(
        "Times are read where they are certain",
        arguments: [
            ("2026-03-31", "2026-03-31"), ("31 March 2026", "2026-03-31"),
            ("1 feb 2026", "2026-02-01"), ("2-Sept-2025", "2025-09-02"),
            ("2026-03-28 09:30", "2026-03-28T09:30:00.000000Z"),
            ("2026-03-31 09:30:15", "2026-03-31T08:30:15.000000Z"),
            ("2026-03-31T09:30", "2026-03-31T08:30:00.000000Z"),
            ("2026-03-31T09:30:00Z", "2026-03-31T09:30:00.000000Z"),
            ("2026-03-31T09:30:00+01:00", "2026-03-31T08:30:00.000000Z"),
            ("2026-04-01", "2026-04-01"), ("2026-04-01T12:00:00Z", "2026-04-01T12:00:00.000000Z"),
        ])
    func times(text: String, words: String) throws {
        let sheet = try Self.read("case,time,2.1.1\ncourt-01,\(text),yes\n")
        #expect(sheet.entries.map { $0.content.heldAt?.words } == [words])
    }

    @Test(
        "What is no time, or is yet to come, is told with its place",
        arguments: [
            ("31/03/26", "the cell is not a valid time."),
            ("31 Mar 26", "the cell is not a valid time."),
            ("31 Marz 2026", "the cell is not a valid time."),
            ("30 February 2026", "the cell is not a valid time."),
            ("2026-03-29 01:30", "the cell is not a valid time."),
            ("2025-10-26 01:30", "the cell is not a valid time."),
            ("2026-03-31 24:00", "the cell is not a valid time."),
            ("2026-03", "the cell is not a valid time."),
            ("2026/03/31", "the cell is not a valid time."),
            ("yesterday", "the cell is not a valid time."),
            ("2026-04-02", "2026-04-02 is in the future."),
            ("2 April 2026", "2026-04-02 is in the future."),
            ("2026-04-01T12:00:01Z", "2026-04-01T12:00:01.000000Z is in the future."),
        ])
    func noTime(text: String, message: String) {
        let problems = Self.problems("case,time,2.1.1\ncourt-01,\(text),yes\n")
        #expect(problems.map(\.message) == [message])
        #expect(problems.map(\.place) == ["Row 2, column B (time)"])
    }

    @Test(
        "Every problem of a sheet is told at once, with row, column and what would be right",
        arguments: [
            // Headings.
            (
                "key,2.1.1\ncourt-01,yes\n",
                ["Row 1: no column has the heading \"case\". The first row has the headings: case,"]
            ),
            (
                "case,question\ncourt-01,2.1.1",
                ["Row 1: no column has the heading \"answer\"."]
            ),
            (
                "case,answer,2.1.1\ncourt-01,yes,yes",
                [
                    "Row 1: no column has the heading \"question\".",
                    "Row 1, column C (2.1.1): this column is not allowed in a sheet with a row for "
                        + "each answer. Give the question in the column question,",
                ]
            ),
            (
                "case,2.1.9,inspecter,notes,2.1.1,evidence\ncourt-01,yes,a-7,,yes,",
                [
                    "Row 1, column B (2.1.9): the heading is unknown. Nearest: 2.1.1, 2.1.2,"
                        + " 2.1.3. Leave the column out with --ignore \"2.1.9\", or add a line",
                    "Row 1, column C (inspecter): the heading is unknown. Nearest: "
                        + "inspector.",
                    "Row 1, column D (notes): the heading is unknown. The columns are case, ",
                    "Row 1, column F (evidence): this column is not allowed in a sheet with a row "
                        + "for each case. Evidence belongs to one answer",
                ]
            ),
            ("case,inspector\ncourt-01,a-7", ["Row 1: no column has the number of a question."]),
            (
                "case,oversight planning/desistance,Oversight planning / desistance\ncourt-01,y,y",
                [
                    "Row 1, column C (Oversight planning / desistance): it has the same meaning as "
                        + "column B"
                ]
            ),
            // Rows of a wide sheet.
            (
                "case,domain,2.1.1,3.1.1\n,2,yes,\nJohn Smith,2,perhaps,\ncourt-03,4,,\n"
                    + "court-04,1,no,\ncourt-05,2,,yes\n,,,\ncourt-05,,,yes\nCourt-03,,yes,",
                [
                    "Row 2, column A (case): the case is missing.",
                    "Row 3, column A (case): the cell is not a valid case key.",
                    "Row 3, column C (2.1.1): the cell is not a valid answer. Write yes or no",
                    "Row 5, column B (domain): no cases are drawn for a domain of this number. Use one "
                        + "of 2, 3, 4.",
                    "Row 6, column D (3.1.1): question 3.1.1 has domain 3; this row has domain 2.",
                    "Row 8, column A (case): case court-05 is already in row 6.",
                ]
            ),
            // Rows of a long sheet.
            (
                "case,question,answer,inspector,time,evidence,domain\n"
                    + "court-01,2.1.1,yes,,,file-1,2\ncourt-01,2.1.1,no,,,,\ncourt-01,2.1.4,no,,,,\n"
                    + "court-01,,no,,,,\ncourt-01,2.1.2,,,,,\ncourt-01,2.1.3,yes,,,a child,\n"
                    + "court-01,3.1.1,yes,,,,2\ncourt-01,3.1.2,yes,,,,3\ncourt-02,oversigt,y,,x,,",
                [
                    "Row 3, column B (question): 2.1.1 of case court-01 is already answered in row "
                        + "2.",
                    "Row 4, column B (question): edition hmip-youth-2021 has no question of this "
                        + "number. Nearest: 2.1.1, 2.1.2, 2.1.3.",
                    "Row 5, column B (question): the question is missing.",
                    "Row 6, column C (answer): the answer is missing.",
                    "Row 7, column F (evidence): the cell is not a valid evidence reference.",
                    "Row 8, column B (question): question 3.1.1 has domain 3; this row has domain "
                        + "2.",
                    "Row 9, column G (domain): case court-01 has domain 2 in a row above.",
                    "Row 10, column E (time): the cell is not a valid time.",
                    "Row 10, column B (question): edition hmip-youth-2021 has no question of this "
                        + "number. Nearest: oversight.",
                ]
            ),
            ("case,2.1.1\ncourt-01,\n", ["The file: it has no answers."]),
            ("case,2.1.1\ncourt-01\n", ["The file: it has no answers."]),
            ("case,2.1.1\ncourt-01", ["Row 2: it is the last row, has fewer cells than the head"]),
        ])
    func problems(text: String, expected: [String]) {
        let problems = Self.problems(text)
        #expect(problems.count == expected.count, "\(problems.map(\.description))")
        for (problem, expected) in zip(problems, expected) {
            #expect(problem.description.hasPrefix(expected), "\(problem)")
        }
    }

    @Test("No problem repeats what may be text about a child")
    func discreet() {
        let secret = "Zacharias"
        let texts = [
            "\(secret),\(secret) x\n\(secret),yes",
            "case,time,inspector,domain,2.1.1\n\(secret),\(secret),\(secret)\(secret)"
                + String(repeating: "x", count: 60) + ",\(secret),\(secret)",
            "case,question,answer,evidence\n\(secret) 1,\(secret),\(secret),\(secret) a",
            "case,2.1.1\n\"\(secret)\"\(secret),y\n\(secret),\(secret),\(secret)",
        ]
        for text in texts {
            let problems = Self.problems(text)
            #expect(!problems.isEmpty)
            #expect(!problems.description.contains(secret), "\(problems)")
        }
    }

    @Test("A damaged sheet is read or refused, and what is refused has its place")
    func damaged() {
        var random = SeededGenerator(seed: 3)
        let sheets = [
            "case,domain,inspector,time,2.1.1,oversight planning/desistance\n"
                + "court-01,2,a-7,31/03/2026,yes,n/a\ncourt-02,,,,no,\n",
            "case;question;answer;evidence\r\ncourt-01;2.1.1;y;f-1\r\n\"court-02\";oversight;N/A;\r\n",
        ].map { Array($0.utf8) }
        let bytes = Array(",;\"\n\r 12/-.cyn\u{e9}".utf8) + [0, 0xff]
        for round in 0..<4_000 {
            var sheet = sheets[round % sheets.count]
            for _ in 0...random.below(3) {
                let place = Int(random.below(UInt64(sheet.count)))
                switch random.below(3) {
                case 0: sheet.remove(at: place)
                case 1: sheet[place] = bytes[Int(random.below(UInt64(bytes.count)))]
                default:
                    sheet.insert(bytes[Int(random.below(UInt64(bytes.count)))], at: place)
                }
            }
            do throws(SheetProblems) {
                let read = try AnswerSheet(sheet, on: .unguardedYouth2021, now: Self.now)
                #expect(!read.entries.isEmpty && read.entries.count <= 4)
                #expect(read.entries.allSatisfy { (2...4).contains($0.row) })
            } catch {
                #expect(error.count == error.kept.count && error.count > 0)
                for problem in error.kept {
                    #expect(problem.row.map { (1...5).contains($0) } ?? true, "\(problem)")
                    #expect(problem.message.hasSuffix(".") && problem.remedy.hasSuffix("."))
                }
            }
        }
    }

    @Test("Empty cells of a case's own domain are counted, not those of other domains")
    func blank() throws {
        let sheet = try Self.read(
            """
            case,domain,2.1.1,2.1.2,2.1.3,3.1.1,3.1.2,oversight
            court-01,,yes,,,,,
            court-02,2,,,,,,
            out-03,,,,,no,,yes
            court-04,,yes,no,n/a,,,no
            ,,,,,,,
            """)
        #expect(sheet.blank == 2 + 3 + 1)
        #expect(sheet.entries.count == 7)
        #expect(sheet.domains == ["court-02": "2"])
    }
}
