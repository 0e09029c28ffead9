import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("The empty answer sheet")
struct AnswerSheetTemplateTests {
    private static let framework = Framework.hmipYouth2021

    @Test("It has a column for each question of the domain, then those of oversight")
    func wide() throws {
        let text = try Self.framework.answerSheetTemplate(domain: "3", cases: ["out-01", "out-02"])
        let table = try CSVTable(Array(text.utf8))
        let questions = Self.framework.standards.filter {
            $0.domain == "3" && $0.method == .caseData
        }.flatMap(\.keyQuestions).flatMap { [$0.question] + $0.prompts.map(\.question) }
        #expect(
            table.headings == ["case", "inspector", "time"] + questions.map { "Q\($0.id)" }
                + ["oversight"]
                + ["assessment", "planning", "delivery", "reviewing"].flatMap { stage in
                    ["desistance", "safety and wellbeing", "risk of harm"].map {
                        "oversight \(stage)/\($0)"
                    }
                })
        #expect(table.rowNumbers.indices.map { table[$0, 0] } == ["out-01", "out-02"])
        #expect(table[1, 3].isEmpty)
    }

    @Test("It has every domain that is rated on cases unless told, and says which one a case is of")
    func allDomains() throws {
        let text = try Self.framework.answerSheetTemplate()
        #expect(text.hasPrefix("case,domain,inspector,time,Q2.1.1,Q2.1.1.a,"))
        #expect(text.contains(",Q3.3.3.b,oversight,"))
        #expect(!text.contains("Q3.4.1"))
        #expect(text.filter { $0 == "\n" }.count == 1)
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("A long sheet has a row for each question of each case, and for oversight as a whole")
    func long() throws {
        let text = try Self.framework.answerSheetTemplate(.long, domain: "2", cases: ["court-01"])
        let table = try CSVTable(Array(text.utf8))
        #expect(table.headings == ["case", "question", "answer", "inspector", "time"])
        #expect(table.rowNumbers.count == 12 + 57 + 1)
        #expect(table[0, 1] == "Q2.1.1")
        #expect(
            try Self.framework.answerSheetTemplate(.long) == "case,question,answer,inspector,time\n"
        )
    }

    @Test("What the numbers ask is a sheet of its own")
    func questions() throws {
        let text = try Self.framework.questionSheet(domain: "2")
        let table = try CSVTable(Array(text.utf8))
        #expect(table.headings == ["question", "kind", "standard", "n/a allowed", "label"])
        #expect(table.rowNumbers.count == 12 + 57)
        #expect(
            table.headings.indices.map { table[12, $0] }.prefix(4) == [
                "2.1.2.b", "prompt", "2.1", "yes",
            ])
        #expect(table[0, 4].hasSuffix("?"))
    }

    @Test("A domain that is not rated on cases has none", arguments: ["1", "4", "9"])
    func otherDomain(id: String) {
        let error = #expect(throws: LedgerError.self) {
            try Self.framework.answerSheetTemplate(domain: Domain.ID(stringLiteral: id))
        }
        #expect(error?.code == .notFound)
        #expect(error?.remedy == "Use one of 2, 3.")
    }

    @Test("Filled in at random, in either form, it is read as it was filled in")
    func filledIn() throws {
        var random = SeededGenerator(seed: 11)
        let spellings: [(Answer, String)] = [
            (.yes, "Yes"), (.no, "No"), (.notApplicable, "N/A"), (.yes, "y"),
            (.no, "not sufficient"),
        ]
        for form in AnswerSheetForm.allCases {
            let keys: [CaseKey] = ["court-01", "court-02", "court-03"]
            let empty = try CSVTable(
                Array(
                    try Self.framework.answerSheetTemplate(form, domain: "2", cases: keys).utf8))
            var filled = CSVWriter(separator: .semicolon)
            filled.row(empty.headings)
            var expected: [String: Answer] = [:]
            for row in empty.rowNumbers.indices {
                var cells = empty.headings.indices.map { empty[row, $0] }
                for column in cells.indices {
                    let isAnswer = form == .wide ? column > 2 : column == 2
                    guard isAnswer else { continue }
                    let (answer, text) = spellings[Int(random.below(5))]
                    if form == .wide, random.below(4) == 0 { continue }
                    cells[column] = text
                    expected[
                        cells[0] + " " + (form == .wide ? empty.headings[column] : cells[1])] =
                        answer
                }
                filled.row(cells)
            }
            let sheet = try AnswerSheet(
                Array(filled.text.utf8), on: Self.framework, now: Timestamp(microseconds: 0))
            let read = sheet.entries.map {
                (
                    "\($0.content.caseKey) \($0.content.subject.inATemplate)", $0.content.answer
                )
            }
            #expect(Dictionary(uniqueKeysWithValues: read) == expected)
        }
    }
}

extension RecordAnswerSheet.Subject {
    /// The heading in a template.
    fileprivate var inATemplate: String {
        if case .question = self { "Q\(heading)" } else { heading }
    }
}
