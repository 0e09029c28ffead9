import CaseLedgerReports
import Testing

@Suite("Text renderer")
struct TextRendererTests {
    private static let cases = {
        var table = Table(
            [
                .init("Case", .id), .init("Question"), .init("Sufficient cases", .number),
                .init("Rating", .rating), .init("Recorded", .time),
            ], caption: "Ratings by case")
        table.add([
            "court-07", "Does assessment analyse how to keep other people safe?", Table.Cell(12),
            "Requires improvement", "2026-03-02",
        ])
        table.add([
            "court-08", Table.Cell("Prompt: is there enough on offending?", indent: 1),
            Table.Cell(7), "Good",
        ])
        return table
    }()

    private func lines(_ blocks: Document.Block..., width: Int?, bold: Bool = false) -> [String] {
        TextRenderer(width: width, emphasises: bold).lines(of: Document("Title", blocks))
    }

    // MARK: - Tables

    @Test("A table that fits is as wide as its texts", arguments: [nil, 120])
    func naturalWidths(width: Int?) {
        let rows = [
            (
                "Case      Question                                                ",
                "Sufficient cases"
            ),
            (
                "court-07  Does assessment analyse how to keep other people safe?  ",
                "              12"
            ),
            (
                "court-08    Prompt: is there enough on offending?                 ",
                "               7"
            ),
        ]
        let ends = ["Rating                Recorded", "Requires improvement  2026-03-02", "Good"]
        #expect(
            lines(.table(Self.cases), width: width)
                == ["Ratings by case"] + zip(rows, ends).map { "\($0.0)\($0.1)  \($1)" })
    }

    @Test("At 80 columns the column wraps that then needs the fewest lines")
    func wrappedCells() {
        let fitted = lines(.table(Self.cases), width: 80)
        #expect(
            fitted == [
                "Ratings by case",
                "Case      Question                           Sufficient  Rating       Recorded",
                "                                                  cases",
                "court-07  Does assessment analyse how to             12  Requires     2026-03-02",
                "          keep other people safe?                        improvement",
                "court-08    Prompt: is there enough on                7  Good",
                "            offending?",
            ])
        #expect(fitted.allSatisfy { $0.count <= 80 })
        // With only the widest column narrowed, the same rows are taller.
        let widestNarrowed = [
            "Ratings by case",
            "Case      Question                  Sufficient  Rating                Recorded",
            "                                         cases",
            "court-07  Does assessment analyse           12  Requires improvement  2026-03-02",
            "          how to keep other people",
            "          safe?",
            "court-08    Prompt: is there                 7  Good",
            "            enough on offending?",
        ]
        #expect(fitted.count < widestNarrowed.count)
        func words(_ lines: [String]) -> [Substring] {
            lines.flatMap { $0.split(separator: " ") }.sorted()
        }
        #expect(words(fitted) == words(widestNarrowed))
    }

    @Test("At 40 columns each row is a block of lines")
    func records() {
        #expect(
            lines(.table(Self.cases), width: 40) == [
                "Ratings by case",
                "",
                "Case: court-07",
                "Question: Does assessment analyse how to",
                "  keep other people safe?",
                "Sufficient cases: 12",
                "Rating: Requires improvement",
                "Recorded: 2026-03-02",
                "",
                "Case: court-08",
                "Question: Prompt: is there enough on",
                "  offending?",
                "Sufficient cases: 7",
                "Rating: Good",
            ])
    }

    @Test("An id breaks after all texts have broken, and a number never breaks")
    func shrinkingOrder() {
        var table = Table([.init("Id", .id), .init("Text"), .init("N", .number)])
        table.add(["0123456789abcdef", "incomprehensibilities", Table.Cell(123_456_789)])
        #expect(
            lines(.table(table), width: 37) == [
                "Id                Text              N",
                "0123456789abcdef  incompre  123456789",
                "                  hensibil",
                "                  ities",
            ])
        #expect(
            lines(.table(table), width: 30) == [
                "Id         Text              N",
                "012345678  incompre  123456789",
                "  9abcdef  hensibil",
                "           ities",
            ])
    }

    @Test("Wide characters fill two columns, and marks none")
    func wideCharacters() {
        var table = Table([.init("A"), .init("B")])
        table.add(["漢字", "x"])
        table.add(["e\u{301}🙂", "y"])
        table.add(["abcd", "z"])
        #expect(
            lines(.table(table), width: 80)
                == ["A     B", "漢字  x", "e\u{301}🙂   y", "abcd  z"])
    }

    @Test("A table without columns has no lines, and one without headings has no header")
    func emptyTables() {
        #expect(lines(.table(Table([])), width: 80).isEmpty)
        var table = Table([.init("")])
        table.add(["a"])
        #expect(lines(.table(table), width: 80) == ["a"])
    }

    // MARK: - Other blocks

    @Test("Lists, notes, fields and trees go on below their text")
    func hangingIndents() {
        let tree = Document.Tree(
            "2.1 is rated good",
            [
                .init("the share of 64% counts as good on this scale", [.init("11 of 17")]),
                .init("no judgement limits the rating of this standard"),
            ])
        #expect(
            lines(
                .list(["one", "a point that needs more than one line of text"]),
                .note("two judgements came after the decision"),
                .fields([
                    .init("recorded", "2026-03-02"), .init("by", "a-7, who joined in January"),
                ]),
                .fields([.init("k", "v"), .init("a name of many words", "value")]),
                .tree(tree), .commands(["case-ledger ratings leicestershire-2021 --as-of now"]),
                width: 30) == [
                    "- one",
                    "- a point that needs more than",
                    "  one line of text",
                    "",
                    "Note: two judgements came",
                    "  after the decision",
                    "",
                    "recorded  2026-03-02",
                    "by        a-7, who joined in",
                    "          January",
                    "",
                    "k  v",
                    "a name of many words",
                    "   value",
                    "",
                    "2.1 is rated good",
                    "├─ the share of 64% counts as",
                    "│  │ good on this scale",
                    "│  └─ 11 of 17",
                    "└─ no judgement limits the",
                    "     rating of this standard",
                    "",
                    "  case-ledger ratings leicestershire-2021 --as-of now",
                ])
    }

    @Test("Headings and table headings are bold, line by line, where the text may have emphasis")
    func emphasis() {
        var table = Table([.init("A"), .init("B")])
        table.add(["x", "y"])
        #expect(
            lines(
                .heading("Ratings of all standards", level: 2), .table(table),
                .heading("Detail", level: 3), .paragraph("p"), width: 20, bold: true) == [
                    "\u{1b}[1mRatings of all\u{1b}[0m", "\u{1b}[1mstandards\u{1b}[0m", "",
                    "\u{1b}[1mA  B\u{1b}[0m", "x  y", "", "\u{1b}[1mDetail\u{1b}[0m", "p",
                ])
    }

    // MARK: - Hostile texts

    @Test(
        "A line break that somebody typed has a mark, in each block",
        arguments: [
            (Document.Block.paragraph("one\r\ntwo"), ["one", "  | two"]),
            (.paragraph("one\rtwo\n\nthree"), ["one", "  | two", "  |", "  | three"]),
            (.list(["one\ntwo"]), ["- one", "    | two"]),
            (.note("one\ntwo"), ["Note: one", "    | two"]),
            (.fields([.init("a\nb", "one\ntwo")]), ["a b  one", "       | two"]),
            (.tree(.init("a\nb", [.init("c\nd")])), ["a", "│   | b", "└─ c", "       | d"]),
            (.commands(["a\nb"]), ["  a", "    | b"]),
            (.heading("a\nb", level: 1), ["a", "  | b"]),
        ])
    func typedBreaks(block: Document.Block, expected: [String]) {
        #expect(lines(block, width: 40) == expected)
    }

    @Test("A typed line break in a cell stays in its column, with a mark")
    func typedBreakInCell() {
        var table = Table([.init("A"), .init("B")])
        table.add(["one\ntwo", "x\ny"])
        #expect(
            lines(.table(table), width: nil) == [
                "A          B", "one        x", "    | two    | y",
            ])
    }

    @Test(
        "Invisible characters become their numbers",
        arguments: [
            ("\u{1b}[1mbold\u{1b}[0m", "<U+001B>[1mbold<U+001B>[0m"),
            ("a\u{202e}b", "a<U+202E>b"), ("a\u{200b}b", "a<U+200B>b"),
            ("a\u{a0}b", "a<U+00A0>b"), ("a\u{2028}b", "a<U+2028>b"), ("a\u{85}b", "a<U+0085>b"),
            ("a\u{9b}b", "a<U+009B>b"), ("a\u{34f}b", "a<U+034F>b"), ("\u{e000}", "<U+E000>"),
            ("\u{f0000}", "<U+F0000>"), ("\u{378}", "<U+0378>"), ("a\tb", "a b"),
            ("\u{7f}\u{0}", "<U+007F><U+0000>"), ("e\u{301}漢🙂", "e\u{301}漢🙂"),
        ])
    func invisible(text: String, shown: String) {
        #expect(lines(.paragraph(text), width: nil, bold: true) == [shown])
    }

    @Test("No hostile text puts a control character into the lines", arguments: HostileText.all)
    func hostile(text: String) {
        var table = Table([.init(text), .init("B")], caption: text)
        table.add([Table.Cell(text), Table.Cell(text)])
        let lines = lines(
            .heading(text, level: 2), .paragraph(text), .table(table), .list([text]),
            .fields([.init(text, text)]), .tree(.init(text, [.init(text)])), .note(text),
            .commands([text]), width: 40)
        for line in lines {
            #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
            #expect(line.last != " ")
        }
    }

    // MARK: - Random documents

    @Test(
        "In 500 random documents each line fits and each cell keeps its characters, in order",
        arguments: [20, 40, 80, 120, nil])
    func randomDocuments(width: Int?) {
        let renderer = TextRenderer(width: width, emphasises: false)
        for seed in 0..<500 {
            var random = RandomDocument(seed: UInt64(seed))
            for block in random.make().blocks {
                let lines = renderer.lines(of: block)
                if case .commands = block { continue }
                if let width {
                    #expect(lines.allSatisfy { Self.displayWidth($0) <= width }, "seed \(seed)")
                }
                #expect(lines.allSatisfy { $0.last != " " }, "seed \(seed)")
                guard case .table(let table) = block else { continue }
                let printed = Self.visible(lines.joined())
                for cell in table.rows.joined() {
                    #expect(Self.contains(printed, Self.visible(cell.text)), "seed \(seed)")
                }
                let texts = [table.caption] + table.rows.joined().map(\.text)
                #expect(Self.missing(in: printed, Self.visible(texts.joined())).isEmpty)
            }
        }
    }

    private static func displayWidth(_ line: String) -> Int {
        line.unicodeScalars.reduce(0) { width, scalar in
            width + (RandomDocument.marks.contains(scalar) ? 0 : 1)
                + (RandomDocument.wide.contains(scalar) ? 1 : 0)
        }
    }

    private static func visible(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0 != " " && $0 != "\n" }
    }

    /// Whether `part` is in `whole`, in order but perhaps with other characters between.
    private static func contains(_ whole: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
        var rest = part[...]
        for scalar in whole where scalar == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }

    /// The scalars that `part` has more often than `whole`.
    private static func missing(
        in whole: [Unicode.Scalar], _ part: [Unicode.Scalar]
    ) -> [Unicode.Scalar] {
        var counts: [Unicode.Scalar: Int] = [:]
        for scalar in whole { counts[scalar, default: 0] += 1 }
        for scalar in part { counts[scalar, default: 0] -= 1 }
        return counts.filter { $0.value < 0 }.map(\.key)
    }
}
