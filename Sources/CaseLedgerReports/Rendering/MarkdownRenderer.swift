/// Renders a document as Markdown with the tables of GitHub.
public struct MarkdownRenderer: Sendable {
    /// Creates a renderer.
    public init() {}

    /// The document as a page of Markdown.
    public func text(of document: Document) -> String {
        var parts = [heading(document.title, level: 1)]
        var endsInList = false
        for block in document.blocksBelowTitle {
            // Without a comment between them, Markdown joins two lists.
            if endsInList, block.isList { parts.append("<!-- -->") }
            parts.append(text(of: block))
            endsInList = block.isList
        }
        let imprint = document.imprint + ["Audience: \(document.audience.rawValue)"]
        parts += ["---", imprint.map { MarkdownText.lines($0) }.joined(separator: "\\\n")]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func text(of block: Document.Block) -> String {
        switch block {
        case .heading(let text, let level): heading(text, level: level)
        case .paragraph(let text): MarkdownText.lines(text)
        case .contents: ""
        case .table(let table): text(of: table)
        case .chart(let chart):
            "**\(MarkdownText.line(chart.title))**\n\n\(MarkdownText.lines(chart.summary))\n\n"
                + text(of: chart.data)
        case .list(let items): items.map { item($0) }.joined(separator: "\n")
        case .fields(let fields): fields.map(text).joined(separator: "\n")
        case .tree(let tree): item(of: tree)
        case .note(let text): "> " + MarkdownText.lines(text, indent: "> ")
        case .commands(let commands): code(commands)
        }
    }

    private func heading(_ text: String, level: Int) -> String {
        String(repeating: "#", count: level) + " " + MarkdownText.line(text)
    }

    // MARK: - Tables

    private func text(of table: Table) -> String {
        guard !table.columns.isEmpty else { return "" }
        let caption = table.caption.isEmpty ? "" : "**\(MarkdownText.line(table.caption))**\n\n"
        let rows =
            [row(table.columns.map { MarkdownText.line($0.heading) })]
            + [row(table.columns.map { $0.kind.isNumeric ? "---:" : "---" })]
            + table.rows.map { row($0.map(text)) }
        return caption + rows.joined(separator: "\n")
    }

    private func text(of cell: Table.Cell) -> String {
        String(repeating: "&emsp;", count: max(0, cell.indent)) + MarkdownText.line(cell.text)
    }

    private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

    // MARK: - Lists

    private func item(_ text: String, indent: String = "") -> String {
        let lines = MarkdownText.lines(text, indent: indent + "  ")
        // A dash alone on the line below a text makes the text a heading.
        return "\(indent)- \(lines.isEmpty ? "&nbsp;" : lines)"
    }

    private func text(of field: Document.Field) -> String {
        let name = MarkdownText.line(field.name)
        let value = MarkdownText.lines(field.value, indent: "  ")
        return name.isEmpty ? "- \(value)" : "- **\(name)**: \(value)"
    }

    private func item(of tree: Document.Tree, indent: String = "") -> String {
        let children = tree.children.map { item(of: $0, indent: indent + "  ") }
        return ([item(tree.text, indent: indent)] + children).joined(separator: "\n")
    }

    // MARK: - Commands

    /// A code block whose fence is longer than each run of backticks in it.
    private func code(_ commands: [String]) -> String {
        let lines = commands.flatMap(VisibleText.lines)
        var longest = 0
        for line in lines {
            var run = 0
            for byte in line.utf8 {
                run = byte == UInt8(ascii: "`") ? run + 1 : 0
                longest = max(longest, run)
            }
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return ([fence] + lines + [fence]).joined(separator: "\n")
    }
}

extension Document.Block {
    /// Whether Markdown writes this block as a list.
    fileprivate var isList: Bool {
        switch self {
        case .list, .fields, .tree: true
        default: false
        }
    }
}
