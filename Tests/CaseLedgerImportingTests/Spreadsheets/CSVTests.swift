import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("Separated values")
struct CSVTests {
    /// Headings, then each row with its number before its cells.
    private static func read(_ bytes: [UInt8]) throws -> [[String]] {
        let table = try CSVTable(bytes)
        return [table.headings]
            + table.rowNumbers.indices.map { row in
                [String(table.rowNumbers[row])] + table.headings.indices.map { table[row, $0] }
            }
    }

    private static func problems(_ bytes: [UInt8]) -> [SheetProblem] {
        do throws(SheetProblems) {
            _ = try CSVTable(bytes)
            return []
        } catch { return error.kept }
    }

    @Test(
        "Every way to write a sheet is read, with the row numbers that a person sees",
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["2", "1", "2"]]),
            ("a,b\n1,2", [["a", "b"], ["2", "1", "2"]]),
            ("a;b\r\n1;2\r\n", [["a", "b"], ["2", "1", "2"]]),
            ("a,b\r1,2\r3,4", [["a", "b"], ["2", "1", "2"], ["3", "3", "4"]]),
            ("\u{feff}a,b\n1,2", [["a", "b"], ["2", "1", "2"]]),
            (" a ,\"b\"\n 1 ,\"\"", [["a", "b"], ["2", " 1 ", ""]]),
            ("a,b\n,\n1,2\n \u{a0}, \n", [["a", "b"], ["3", "1", "2"]]),
            (",\n ; \na,b\n1,2\n", [["a", "b"], ["4", "1", "2"]]),
            ("a,b\n1\n1,2\n", [["a", "b"], ["2", "1", ""], ["3", "1", "2"]]),
            ("a,b\n1,2,\n1,2, ,\n", [["a", "b"], ["2", "1", "2"], ["3", "1", "2"]]),
            ("a,b,, \n1,2,,\n1,2\n", [["a", "b"], ["2", "1", "2"], ["3", "1", "2"]]),
            ("a,,b\n1, ,2\n", [["a", "b"], ["2", "1", "2"]]),
            ("sep=;\na;b\n1;2\n", [["a", "b"], ["2", "1", "2"]]),
            ("\"SEP=,\"\r\na;b,c\r\n1;2,3\r\n", [["a;b", "c"], ["2", "1;2", "3"]]),
            ("a\tb\n1\t2\n", [["a", "b"], ["2", "1", "2"]]),
            ("a,b,Problem: Row\n1,2,x\n", [["a", "b"], ["2", "1", "2"]]),
            ("a,b\n1,2\n\n\r\n\r", [["a", "b"], ["2", "1", "2"]]),
            ("a,b\n\n1,2\n", [["a", "b"], ["3", "1", "2"]]),
            ("\r\n\na,b\n1,2\n", [["a", "b"], ["4", "1", "2"]]),
            ("a,b\n\"1\r\n1\",2\n3,4", [["a", "b"], ["2", "1\r\n1", "2"], ["3", "3", "4"]]),
            ("a,b\n\"say \"\"no\"\"\",\"\"\"\"", [["a", "b"], ["2", "say \"no\"", "\""]]),
            ("\"a;b\",c\n\"1,2\",3", [["a;b", "c"], ["2", "1,2", "3"]]),
            ("\"a,b\";c\n1,2;3", [["a,b", "c"], ["2", "1,2", "3"]]),
            ("a\n1;2", [["a"], ["2", "1;2"]]),
            ("é,ß\nnaïve,\u{1f600}", [["é", "ß"], ["2", "naïve", "\u{1f600}"]]),
        ])
    func read(text: String, expected: [[String]]) throws {
        #expect(try Self.read(Array(text.utf8)) == expected)
    }

    @Test(
        "What is wrong is told with its row and column, all of it",
        arguments: [
            ("a,b\n1\n1,2\n1,2,3\n", ["Row 4: it has 3 cells; the headings have 2."]),
            ("a,b\n1,2\n1", ["Row 3: it is the last row, has fewer cells"]),
            (
                "a\tb,c\n1\t2\n",
                ["The file: the separator is ambiguous: the headings contain comma"]
            ),
            ("a,b\n1\"2,3\n", ["Row 2, column A: an unquoted cell contains a quotation mark"]),
            ("a,b\n3, \"4\"\n", ["Row 2, column B: an unquoted cell contains a quotation mark"]),
            ("a,b\n\"1\"x,3\n", ["Row 2, column A: the cell has text after"]),
            ("a,b\n3,\"1\" \n", ["Row 2, column B: the cell has text after"]),
            (
                "a,b\n\"1\n\n\",2\n1,\"2\n3,4",
                ["Row 3, column B: the quotation mark that opens this cell, in line 5 "]
            ),
            (
                "a,b\r\r\"\r",
                ["Row 3, column A: the quotation mark that opens this cell, in line 3"]
            ),
            ("a,b\n1,\"", ["Row 2, column B: the quotation mark"]),
            ("a,,b\n1,2,3", ["Row 1, column B: the column has no heading."]),
            ("a,b,\n1,2,3", ["Row 1, column C: the column has no heading."]),
            (
                "Case,x, case ,CASE\n1,2,3,4",
                [
                    "Row 1, column C: the column has the same heading as column A.",
                    "Row 1, column D: the column has the same heading as column A.",
                ]
            ),
            ("\n\na,A\n1,2", ["Row 3, column B: the column has the same heading"]),
            ("\"a,b\n1,2", ["Row 1, column A: the quotation mark"]),
            ("a,b;c\n1,2", ["The file: the separator is ambiguous"]),
            ("a,b", ["The file: it has headings and no rows."]),
            ("a,b\n\r\n", ["The file: it has headings and no rows."]),
            ("a,b\n, \n", ["The file: it has headings and no rows."]),
            ("", ["The file: it is empty."]), ("\u{feff}\n", ["The file: it is empty."]),
            ("PK\u{3}\u{4}...", ["The file: it is a workbook"]),
            ("a,b\n1,2\n3,\u{0}", ["The file: line 3 of the file has a zero byte"]),
        ])
    func wrong(text: String, expected: [String]) {
        let problems = Self.problems(Array(text.utf8))
        #expect(problems.count == expected.count, "\(problems)")
        for (problem, expected) in zip(problems, expected) {
            #expect(problem.description.hasPrefix(expected), "\(problem)")
            #expect(problem.remedy.hasSuffix("."))
        }
    }

    @Test("Of very many problems the first are kept, and all are counted")
    func many() {
        let text = "a,b\n" + String(repeating: "1,2,3\n", count: 12_000)
        do throws(SheetProblems) {
            _ = try CSVTable(Array(text.utf8))
            Issue.record("it was read")
        } catch {
            #expect(error.count == 12_000)
            #expect(error.kept.count == 10_000)
            #expect(error.kept.last?.row == 10_001)
        }
    }

    @Test("Columns have the letters that spreadsheet programs give them")
    func letters() {
        let columns = [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ")]
        for (number, letters) in columns + [(703, "AAA"), (16_384, "XFD")] {
            #expect(SheetColumn(number).letters == letters)
        }
    }

    @Test("Whatever is written reads back equal, with every separator and line ending")
    func writtenAndRead() throws {
        var random = SeededGenerator(seed: 2_026)
        let pieces = [
            "", "a", "7", " ", ",", ";", "\"", "\"\"", "\n", "\r", "\r\n", "\t", "é", "\u{301}",
            "\u{1f600}", "\u{feff}", "yes", "=1+1", "\u{a0}",
        ]
        func cell() -> String {
            (0..<random.below(5)).map { _ in pieces[Int(random.below(UInt64(pieces.count)))] }
                .joined()
        }
        for round in 0..<600 {
            let separator = CSVTable.Separator.allCases[round % 3]
            let width = Int(random.below(6)) + 1
            let headings = (0...width).map { "h\($0)" + (round % 4 == 0 ? ",;\"\n." : "") }
            // Rows of empty cells are not rows of a table.
            let rows = (0...random.below(6)).map { _ in
                ["x"] + (1..<width + 1).map { _ in cell() }
            }
            var text: [UInt8] = round % 5 == 0 ? [0xef, 0xbb, 0xbf] : []
            let lineEnd = [Array("\n".utf8), Array("\r\n".utf8), Array("\r".utf8)][round % 3]
            for (index, row) in ([headings] + rows).enumerated() {
                var line = CSVWriter(separator: separator)
                line.row(row)
                text += line.text.utf8.dropLast()
                if index < rows.count || round % 4 > 0 { text += lineEnd }
            }
            let table = try CSVTable(text)
            #expect(table.separator == separator)
            #expect(table.headings == headings)
            #expect(table.rowNumbers == (0..<rows.count).map { $0 + 2 })
            for (index, row) in rows.enumerated() {
                let read = headings.indices.map { table[index, $0] }
                // Compared by their bytes: Swift's == also equates other spellings.
                #expect(read.map { Array($0.utf8) } == row.map { Array($0.utf8) })
            }
        }
    }

    @Test("Any bytes are read or refused, and no row is shorter or longer than the headings")
    func anyBytes() {
        var random = SeededGenerator(seed: 7)
        let alphabet = Array("abcdefgh,,;\"\"\n\n\r\t".utf8) + [0xe9, 0xef]
        var wasRead = 0
        for _ in 0..<20_000 {
            let bytes = (0..<random.below(24)).map { _ in
                alphabet[Int(random.below(UInt64(alphabet.count)))]
            }
            guard let table = try? CSVTable(bytes) else { continue }
            wasRead += 1
            for row in table.rowNumbers.indices {
                for column in table.headings.indices { _ = table[row, column] }
            }
            #expect(table.rowNumbers == table.rowNumbers.sorted())
            #expect(!table.headings.contains(""))
        }
        #expect(wasRead > 200)
    }
}
