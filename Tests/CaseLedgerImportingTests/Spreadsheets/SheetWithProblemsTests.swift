import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("The sheet with its problems")
struct SheetWithProblemsTests {
    private static func copy(_ text: String, _ mapping: String = "") throws -> String {
        let reading = try SheetReading(mapping: Array(mapping.utf8))
        do throws(SheetProblems) {
            _ = try AnswerSheet(
                Array(text.utf8), on: .unguardedYouth2021, now: Timestamp(microseconds: 0),
                reading: reading)
            return ""
        } catch {
            return SheetWithProblems.text(
                of: Array(text.utf8), reading: reading, problems: error.kept) ?? ""
        }
    }

    @Test("Each problem stands in its row, and nothing else changes")
    func rows() throws {
        let copy = try Self.copy(
            "Title\n\ncase;Notes;2.1.1\nc-1;=1+1;yes\nc-2;\"a;b\";maybe\nc-3\n",
            "heading-row = 3\nignore = Notes")
        let lines = copy.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "Title;;;")
        #expect(lines[1] == "\"\"")
        #expect(lines[2] == "case;Notes;2.1.1;Problem")
        #expect(lines[3] == "c-1;'=1+1;yes;")
        #expect(lines[4].hasPrefix("c-2;\"a;b\";maybe;\"Column C (2.1.1): the cell is not a valid"))
        #expect(lines[5] == "c-3;;;")
    }

    @Test("Problems of headings stand beside the headings, and the corrected copy is read")
    func headings() throws {
        let copy = try Self.copy("case,Nots,2.1.1\nc-1,x,yes\n")
        #expect(
            copy.hasPrefix("case,Nots,2.1.1,\"Problem: Column B (Nots): the heading is unknown."))
        let again = try Self.copy(copy)
        #expect(again == copy)
        let corrected = try AnswerSheet(
            Array(copy.replacing("Nots", with: "inspector").utf8), on: .unguardedYouth2021,
            now: Timestamp(microseconds: 0))
        #expect(corrected.entries.map(\.content.judgedBy) == ["x"])
    }

    @Test("Cells that begin like a formula go out as text and come back as they were")
    func formulas() throws {
        for cell in ["=1+1", "+a", "-a", "@a"] {
            let copy = try Self.copy("case,inspector,2.1.1\nc-1,\(cell),yes\nc-2,,maybe\n")
            #expect(copy.contains("c-1,'\(cell),yes,"), "\(copy)")
            let read = try AnswerSheet(
                Array(copy.replacing("maybe", with: "no").utf8), on: .unguardedYouth2021,
                now: Timestamp(microseconds: 0))
            #expect(read.entries.first?.content.judgedBy?.rawValue == cell)
        }
    }

    @Test("A file that cannot be split is copied whole, and one that is no text is not copied")
    func damaged() throws {
        let copy = try Self.copy("case,2.1.1\n\"c-1\"x,yes\nc-2,\"é\n")
        #expect(copy.hasPrefix("\u{feff}case,2.1.1,Problem\n"))
        #expect(copy.contains("c-1") && copy.contains("é"))
        #expect(SheetWithProblems.text(of: [0x50, 0x4b, 3, 4], problems: []) == nil)
    }
}
