/// Renders a document as lines of text, for a terminal or a pipe.
///
/// The text omits the title, the audience and the imprint.
public struct TextRenderer: Sendable {
    private let width: Int?
    private let emphasises: Bool

    /// Creates a renderer.
    ///
    /// - Parameters:
    ///   - width: The columns of the terminal; at least 20 are used. With `nil`, no line wraps.
    ///   - emphasises: Whether escape codes make headings bold.
    public init(width: Int?, emphasises: Bool) {
        self.width = width.map { max($0, 20) }
        self.emphasises = emphasises
    }

    /// A document as text; every line ends with a line break.
    public func text(of document: Document) -> String {
        lines(of: document).map { $0 + "\n" }.joined()
    }

    /// The lines of a document, with an empty line between blocks.
    ///
    /// No empty line follows a heading of level 3.
    public func lines(of document: Document) -> [String] {
        var lines: [String] = []
        var needsGap = false
        for block in document.blocks {
            let part = self.lines(of: block)
            guard !part.isEmpty else { continue }
            lines += (needsGap ? [""] : []) + part
            if case .heading(_, level: 3...) = block { needsGap = false } else { needsGap = true }
        }
        return lines
    }

    /// A text in one line, with each invisible character replaced by its number.
    public static func line(of text: String) -> String { VisibleText.line(of: text) }

    /// The lines of one block.
    public func lines(of block: Document.Block) -> [String] {
        switch block {
        case .heading(let text, level: _): strong(lines(of: text))
        case .paragraph(let text): lines(of: text)
        case .contents: []
        case .table(let table): lines(of: table)
        case .chart(let chart):
            strong(lines(of: chart.title)) + lines(of: chart.summary) + lines(of: chart.data)
        case .list(let items): items.flatMap { lines(of: $0, first: "- ", rest: "  ") }
        case .fields(let fields): lines(of: fields)
        case .tree(let tree): lines(of: tree)
        case .note(let text): lines(of: text, first: "Note: ", rest: "  ")
        case .commands(let commands):
            commands.flatMap { HangingText(first: "  ", rest: "  ").lines(of: $0, width: nil) }
        }
    }

    private func lines(of text: String, first: String = "", rest: String = "") -> [String] {
        HangingText(first: first, rest: rest).lines(of: text, width: width)
    }

    private func strong(_ lines: [String]) -> [String] {
        emphasises ? lines.map { $0.isEmpty ? $0 : "\u{1b}[1m\($0)\u{1b}[0m" } : lines
    }

    // MARK: - Tables

    private func lines(of table: Table) -> [String] {
        let caption = table.caption.isEmpty ? [] : lines(of: table.caption)
        guard let columns = TextColumns(fitting: table, width: width) else {
            return Array(
                ([caption] + records(of: table)).filter { !$0.isEmpty }.joined(separator: [""]))
        }
        let headings = table.columns.map { Table.Cell($0.heading) }
        let header = headings.allSatisfy(\.text.isEmpty) ? [] : strong(columns.lines(headings))
        return caption + header + table.rows.flatMap(columns.lines)
    }

    /// Each row as separate lines, for a table that is too wide: `"heading: value"`.
    private func records(of table: Table) -> [[String]] {
        table.rows.map { row in
            zip(table.columns, row).flatMap { column, cell in
                let heading = column.heading.isEmpty ? "" : "\(column.heading): "
                return cell.text.isEmpty ? [] : lines(of: heading + cell.text, rest: "  ")
            }
        }
    }

    // MARK: - Fields and trees

    /// Values are aligned; a name longer than a third of the width has its own line.
    private func lines(of fields: [Document.Field]) -> [String] {
        let limit = width.map { $0 / 3 } ?? .max
        let names = fields.map { VisibleText.line(of: $0.name) }
        let nameWidth = names.map(\.displayWidth).filter { $0 <= limit }.max() ?? 0
        let indent = String(repeating: " ", count: nameWidth + 2)
        return zip(names, fields).flatMap { name, field in
            let space = nameWidth - name.displayWidth
            guard space >= 0 else {
                return lines(of: name, rest: "  ")
                    + lines(of: field.value, first: indent, rest: indent)
            }
            let first = name + String(repeating: " ", count: space + 2)
            return lines(of: field.value, first: first, rest: indent)
        }
    }

    private func lines(of tree: Document.Tree, first: String = "", rest: String = "") -> [String] {
        let bar = tree.children.isEmpty ? "  " : "│ "
        return lines(of: tree.text, first: first, rest: rest + bar)
            + tree.children.enumerated().flatMap { index, child in
                let isLast = index == tree.children.count - 1
                return lines(
                    of: child, first: rest + (isLast ? "└─ " : "├─ "),
                    rest: rest + (isLast ? "   " : "│  "))
            }
    }
}
