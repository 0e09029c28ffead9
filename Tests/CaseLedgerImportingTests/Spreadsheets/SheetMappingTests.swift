import CaseLedger
import CaseLedgerImporting
import Testing

@Suite("Mapping files")
struct SheetMappingTests {
    @Test("A mapping of ten lines reads a typical sheet")
    func typical() throws {
        let mapping = """
            # Sheets of the court team
            heading-row = 2
            date-order = dmy
            ignore = Notes
            heading Case ref = case
            heading Was x = y sufficient? = 2.1.1
            heading Planning = Q2.2.1
            answer Met = yes
            answer Not met = no
            """
        let sheet = """
            Court team,,,,
            Case ref,Date,Was x = y sufficient?,PLANNING,notes
            c-1,02/03/2026,met,Not  Met,a note

            """
        let read = try AnswerSheet(
            Array(sheet.utf8), on: .unguardedYouth2021,
            now: Timestamp(microseconds: 1_775_044_800_000_000),
            reading: SheetReading(mapping: [0xef, 0xbb, 0xbf] + Array(mapping.utf8)))
        #expect(read.entries.map(\.content.answer) == [.yes, .no])
        #expect(read.entries.map(\.content.subject.heading) == ["2.1.1", "2.2.1"])
        #expect(read.entries.first?.content.heldAt?.words == "2026-03-02")
    }

    @Test(
        "A line that cannot be read is refused by its number",
        arguments: [
            "heading-row = 0", "heading-row = x", "date-order = ymd", "encoding = latin",
            "separator = ;", "serial-dates = perhaps", "answer Met = partly", "ignore Notes",
            "ignore =", "heading = case", "notes = ignore", "ignore all = Notes",
            "rating Poor = poor", "rating = good", "score some = 4.56", "date once = soon",
            "footnotes = perhaps", "unreadable = guess", "constant = R", "constant source =",
            "name A = B\nname a = C", "constant source = R\nconstant source = S",
            "heading A = case\nheading a = 2.1.1", "answer Met = yes\nanswer met = no",
        ])
    func wrong(text: String) {
        let error = #expect(throws: LedgerError.self) {
            try SheetReading(mapping: Array("# first\n\(text)\n".utf8))
        }
        #expect(error?.code == .invalidInput)
        #expect(error?.message.contains(text.contains("\n") ? "Line 3" : "Line 2") == true)
    }

    @Test("A meaning that the edition does not have is refused")
    func meaning() {
        #expect {
            try AnswerSheet(
                Array("case,x,2.1.1\nc-1,yes,yes\n".utf8), on: .unguardedYouth2021,
                now: Timestamp(microseconds: 0),
                reading: SheetReading(mapping: Array("heading x = 2.1.9".utf8)))
        } throws: { error in
            (error as? SheetProblems)?.kept.first?.message.contains("heading \"x\" a meaning")
                == true
        }
    }
}
