internal import CaseLedgerImporting

/// Renders a document's data as comma-separated values (RFC 4180).
///
/// The rows are those of ``Document/data``, or else those of the tables among the parts.
/// An empty line separates tables. If there are several, each caption is a row of one cell above
/// its table. A document without tables is rendered as a table of its texts.
public struct CSVRenderer: Sendable {
    /// Creates a renderer.
    public init() {}

    /// The rows of a document's tables.
    public func text(of document: Document) -> String {
        var tables = document.data.map { [$0] } ?? document.tables
        if tables.isEmpty { tables = [Self.texts(of: document)] }
        let hasCaptions = tables.count > 1
        return tables.map { table in
            let caption = hasCaptions && !table.caption.isEmpty ? Self.row([table.caption]) : ""
            let rows = [table.columns.map(\.heading)] + table.rows.map { $0.map(\.text) }
            return caption + rows.map(Self.row).joined()
        }.joined(separator: "\r\n")
    }

    /// A row of at least one cell, with its line end, CR LF.
    ///
    /// Invisible characters are replaced by their numbers. A line break in a cell is LF. A cell
    /// that a spreadsheet program would compute as a formula starts with an apostrophe.
    public static func row(_ cells: [String]) -> String {
        let row = cells.map(cell).joined(separator: ",")
        // Readers skip an empty line.
        return (row.isEmpty ? "\"\"" : row) + "\r\n"
    }

    private static func cell(_ text: String) -> String {
        CSVWriter.quoted(CSVWriter.asText(VisibleText.lines(of: text).joined(separator: "\n")))
    }

    // MARK: - Documents without tables

    private static func texts(of document: Document) -> Table {
        var table = Table([Table.Column("text")])
        for text in document.blocks.flatMap(texts) { table.add([Table.Cell(text)]) }
        return table
    }

    private static func texts(of block: Document.Block) -> [String] {
        switch block {
        case .heading(let text, level: _), .paragraph(let text), .note(let text): [text]
        case .list(let texts), .commands(let texts): texts
        case .fields(let fields): fields.map { "\($0.name): \($0.value)" }
        case .tree(let tree): texts(of: tree)
        case .table, .chart, .contents: []
        }
    }

    private static func texts(of tree: Document.Tree) -> [String] {
        [tree.text] + tree.children.flatMap(texts)
    }
}
