import CaseLedgerTesting
import CaseLedgerReports

/// Documents of random blocks, with texts that are hard to lay out.
struct RandomDocument {
    /// Marks have no width; these characters fill two columns.
    static let marks: Set<Unicode.Scalar> = ["\u{301}", "\u{20dd}"]
    static let wide: Set<Unicode.Scalar> = ["漢", "字", "🙂", "👍", "\u{1f3fd}"]

    private static let alphabet = Array(
        "aaaeeeiostrn    -_*|`<>&\"'=#.\n漢字🙂👍\u{1f3fd}é\u{301}\u{20dd}├─".unicodeScalars)
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// A document with at most eight blocks.
    mutating func make() -> Document {
        Document(text(), (0...generator.draw(0...7)).map { _ in block() }, imprint: [text()])
    }

    private mutating func block() -> Document.Block {
        switch generator.draw(0...10) {
        case 0: .heading(text(), level: generator.draw(1...3))
        case 1: .paragraph(text(longest: 300))
        case 2: .list((0...generator.draw(0...3)).map { _ in text() })
        case 3: .fields((0...generator.draw(0...3)).map { _ in .init(text(longest: 30), text()) })
        case 4: .tree(tree(depth: 0))
        case 5: .note(text())
        case 6: .commands([text()])
        case 7: .chart(chart())
        default: .table(table())
        }
    }

    private mutating func chart() -> Chart {
        let entries = (0...generator.draw(0...12)).map { _ in
            Chart.Timeline.Entry(
                text(), first: .init(generator.draw(0...9), text(longest: 20)),
                second: .init(generator.draw(0...9), text(longest: 20)), remark: text(longest: 40),
                isLate: generator.draw(0...1) == 0)
        }
        return Chart(
            text(), summary: text(),
            .timeline(Chart.Timeline(entries, firstLane: text(), secondLane: text())),
            data: table())
    }

    private mutating func tree(depth: Int) -> Document.Tree {
        let children = depth > 9 ? 0 : generator.draw(0...(depth == 0 ? 3 : 2))
        return .init(text(), (0..<children).map { _ in tree(depth: depth + 1 + children / 2) })
    }

    private mutating func table() -> Table {
        let kinds = Table.Kind.allCases
        var table = Table(
            (0...generator.draw(0...11)).map { _ in
                .init(text(longest: 20), kinds[generator.draw(0...(kinds.count - 1))])
            }, caption: text(longest: 30))
        for _ in 0..<generator.draw(0...4) {
            table.add(
                table.columns.map { column in
                    column.kind.isNumeric
                        ? Table.Cell(generator.draw(-9...9_999))
                        : Table.Cell(text(longest: 50), indent: generator.draw(0...2))
                })
        }
        return table
    }

    private mutating func text(longest: Int = 120) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<generator.draw(0...longest) {
            text.append(Self.alphabet[generator.draw(0...(Self.alphabet.count - 1))])
        }
        return String(text)
    }
}
