/// Renders a document as an HTML page that needs no other file and runs no script.
public struct HTMLRenderer: Sendable {
    /// The element in the head of each page that names this program.
    public static let signature = "<meta name=\"generator\" content=\"case-ledger\">"

    /// Creates a renderer.
    public init() {}

    /// The document as a page with its style.
    public func text(of document: Document) -> String {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        \(Self.signature)
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(line(document.title))</title>
        <style>
        \(HTMLStyle.sheet)
        </style>
        </head>
        <body>
        <main>
        <h1>\(text(document.title))</h1>
        \(body(of: document.blocksBelowTitle))
        </main>
        <footer>
        \(document.imprint.map { "<p>\(text($0))</p>\n" }.joined())\
        <p>Audience: \(document.audience.rawValue)</p>
        </footer>
        </body>
        </html>

        """
    }

    /// The blocks; sections and charts are numbered, because links and titles need ids.
    private func body(of blocks: [Document.Block]) -> String {
        let sections = blocks.compactMap {
            if case .heading(let text, level: 2) = $0 { text } else { nil }
        }
        let hasContents = blocks.contains(.contents)
        var isListed = false
        var section = 0
        var chart = 0
        let parts = blocks.map { block in
            switch block {
            case .contents:
                defer { isListed = true }
                return isListed ? "" : contents(sections)
            case .heading(let text, level: 2) where hasContents:
                section += 1
                return "<h2 id=\"section-\(section)\">\(self.text(text))</h2>"
            case .chart(let drawn):
                chart += 1
                return figure(drawn, number: chart)
            default: return text(of: block)
            }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func contents(_ sections: [String]) -> String {
        let items = sections.enumerated().map {
            "<li><a href=\"#section-\($0 + 1)\">\(text($1))</a></li>\n"
        }
        return """
            <nav aria-label="Contents">
            <ol>
            \(items.joined())</ol>
            </nav>
            """
    }

    /// A chart in two widths, one of which the style shows, and its data.
    private func figure(_ chart: Chart, number: Int) -> String {
        let drawings = ChartDrawing.Width.allCases.map {
            ChartDrawing(of: chart, $0).text(id: "chart-\(number)-\($0.rawValue)")
        }
        return """
            <figure class="chart">
            <figcaption>\(text(chart.title))</figcaption>
            \(drawings.joined(separator: "\n"))
            <details>
            <summary>Data of this chart</summary>
            \(text(of: chart.table))
            </details>
            </figure>
            """
    }

    private func text(of block: Document.Block) -> String {
        switch block {
        case .contents, .chart: ""
        case .heading(let text, let level): "<h\(level)>\(self.text(text))</h\(level)>"
        case .paragraph(let text): "<p>\(self.text(text))</p>"
        case .table(let table): text(of: table)
        case .list(let items): "<ul>\n\(items.map { item($0) }.joined())</ul>"
        case .fields(let fields): "<dl>\n\(fields.map(text).joined())</dl>"
        case .tree(let tree): "<ul class=\"tree\">\n\(item(of: tree))</ul>"
        case .note(let text): "<aside class=\"note\" role=\"note\">\(self.text(text))</aside>"
        case .commands(let commands):
            "<pre><code>\(text(commands.joined(separator: "\n"), lineEnd: "\n"))</code></pre>"
        }
    }

    // MARK: - Tables

    /// A table in a region that can be scrolled with the keyboard.
    private func text(of table: Table) -> String {
        let headings = table.columns.map(\.heading).filter { !$0.isEmpty }
        let label =
            table.caption.isEmpty ? "Table: \(headings.joined(separator: ", "))" : table.caption
        let caption = table.caption.isEmpty ? "" : "<caption>\(text(table.caption))</caption>\n"
        let header = table.columns.map { column in
            // A screen reader would announce an empty heading, so it is a plain cell.
            column.heading.isEmpty
                ? "<td></td>"
                : "<th scope=\"col\"\(style(of: column))>\(text(column.heading))</th>"
        }
        let rows = table.rows.map { row in
            let cells = zip(table.columns, row).map { column, cell in
                "<td\(style(of: column))\(indent(of: cell))>\(text(cell.text))</td>"
            }
            return "<tr>\(cells.joined())</tr>\n"
        }
        return """
            <div class="table" tabindex="0" role="region" aria-label="\(line(label))">
            <table>
            \(caption)<thead>
            <tr>\(header.joined())</tr>
            </thead>
            <tbody>
            \(rows.joined())</tbody>
            </table>
            </div>
            """
    }

    private func style(of column: Table.Column) -> String { " class=\"\(column.kind.rawValue)\"" }

    private func indent(of cell: Table.Cell) -> String {
        cell.indent > 0 ? " style=\"--indent: \(cell.indent)\"" : ""
    }

    // MARK: - Lists

    private func item(_ text: String, below children: String = "") -> String {
        "<li>\(self.text(text))\(children)</li>\n"
    }

    private func item(of tree: Document.Tree) -> String {
        guard !tree.children.isEmpty else { return item(tree.text) }
        let children = tree.children.map(item).joined()
        return item(tree.text, below: "\n<ul>\n\(children)</ul>\n")
    }

    private func text(of field: Document.Field) -> String {
        "<div><dt>\(text(field.name))</dt><dd>\(text(field.value))</dd></div>\n"
    }

    // MARK: - Text

    private func text(_ text: String, lineEnd: String = "<br>") -> String {
        HTMLText.lines(text, lineEnd: lineEnd)
    }

    private func line(_ text: String) -> String { HTMLText.line(text) }

}
