import CaseLedgerReports
import Testing

@Suite("CSV renderer")
struct CSVRendererTests {
    private static func table(_ caption: String = "", rows: [[Table.Cell]] = [["a", "1"]]) -> Table
    {
        var table = Table([.init("Case", .id), .init("Sum", .number)], caption: caption)
        rows.forEach { table.add($0) }
        return table
    }

    private func text(_ blocks: Document.Block...) -> String {
        CSVRenderer().text(of: Document("Title", blocks))
    }

    @Test("One table is a row of headings and its rows, without the caption")
    func oneTable() {
        #expect(
            text(.note("n"), .table(Self.table("Ratings"))) == "Case,Sum\r\na,1\r\n")
    }

    @Test("Several tables have captions, and an empty line between them")
    func severalTables() {
        #expect(
            text(.table(Self.table("One, two")), .table(Self.table()))
                == "\"One, two\"\r\nCase,Sum\r\na,1\r\n\r\nCase,Sum\r\na,1\r\n")
    }

    @Test("The data of a document is rendered instead of its tables")
    func data() {
        var shown = Table([.init("A")])
        shown.add(["shown"])
        var data = Table([.init("B"), .init("C", .number)], caption: "not a row")
        data.add(["row", Table.Cell(1)])
        let document = Document("Title", [.paragraph("p"), .table(shown)], data: data)
        #expect(CSVRenderer().text(of: document) == "B,C\r\nrow,1\r\n")
    }

    @Test("A document without tables is a table of its texts")
    func texts() {
        #expect(
            text(
                .heading("h", level: 2), .paragraph("p"), .list(["l", "m"]),
                .fields([.init("f", "v")]), .tree(.init("t", [.init("u")])), .note("n"),
                .commands(["c"])
            )
                == ["text", "h", "p", "l", "m", "f: v", "t", "u", "n", "c", ""].joined(
                    separator: "\r\n"))
    }

    @Test(
        "A cell that could be a formula has an apostrophe, and a number has none",
        arguments: [
            ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
            ("-", "'-"), ("--5", "'--5"), ("-5.", "'-5."), ("+1e5", "'+1e5"), ("＝1", "'＝1"),
            ("=\u{301}1", "'=\u{301}1"), ("-5", "-5"), ("+3", "+3"), ("-12.5", "-12.5"),
            ("a=1", "a=1"), ("'=1", "'=1"),
        ])
    func formulas(text: String, cell: String) {
        #expect(CSVRenderer.row([text]) == cell + "\r\n")
    }

    @Test(
        "Separators, quotation marks and line breaks are in quotation marks",
        arguments: [
            ("a,b", "\"a,b\""), ("a;b", "\"a;b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
            ("\"\u{301}", "\"\"\"\u{301}\""), ("a\r\nb\rc", "\"a\nb\nc\""),
            ("\t=1", "\"'\t=1\""), ("\r=1", "\"'\n=1\""), ("a\u{1b}b", "a<U+001B>b"), ("", "\"\""),
        ])
    func quoting(text: String, cell: String) {
        #expect(CSVRenderer.row([text]) == cell + "\r\n")
    }

    @Test("Hostile texts read back as they look", arguments: HostileText.all)
    func hostile(text: String) throws {
        let read = try #require(rows(ofCSV: CSVRenderer.row([text, "x", text])))
        try #require(read.count == 1 && read[0].count == 3)
        #expect(read[0][0] == read[0][2])
        if text.unicodeScalars.allSatisfy({ $0.isASCII && $0.value >= 0x20 && $0.value != 0x7f }) {
            #expect(read[0][0] == text || read[0][0] == "'" + text)
        }
    }

    @Test("500 random documents read back, each cell in its place")
    func randomDocuments() throws {
        for seed in 0..<500 {
            var random = RandomDocument(seed: UInt64(seed))
            let document = random.make()
            guard document.tables.count == 1 else { continue }
            let table = document.tables[0]
            let read = try #require(rows(ofCSV: CSVRenderer().text(of: document)), "seed \(seed)")
            let expected = [table.columns.map(\.heading)] + table.rows.map { $0.map(\.text) }
            try #require(read.map(\.count) == expected.map(\.count), "seed \(seed)")
            for (cell, text) in zip(read.joined(), expected.joined()) {
                #expect(cell == text || cell == "'" + text, "seed \(seed)")
            }
        }
    }
}
