public import CaseLedger

/// An answer for people to read: headings, paragraphs, tables, lists, trees and notes.
///
/// A document has values and no layout. The renderers convert it to terminal text, Markdown, CSV or
/// an HTML page. Any of its strings may contain text that a person typed, so every renderer escapes
/// the characters that control its format.
public struct Document: Hashable, Sendable {
    /// The title of the document, and of its page.
    public var title: String
    /// Who may read it; `protected` by default.
    public var audience: AnswerHead.Audience
    /// The parts, in reading order.
    public var blocks: [Block]
    /// The document as one table, for a spreadsheet; `nil` if the tables of the parts say it all.
    public var data: Table?
    /// Lines at the end of a page: its source, its licence and its status.
    ///
    /// Terminal text omits them.
    public var imprint: [String]
    /// The answer as JSON; `null` for a document without an answer.
    public var answer: JSONValue

    /// A part of a document.
    public enum Block: Hashable, Sendable {
        /// A heading; level 1 is the document's title, and levels 2 and 3 are below it.
        case heading(String, level: Int)
        /// Links to all headings of level 2, on an HTML page; other formats omit it.
        case contents
        /// A paragraph of prose.
        case paragraph(String)
        /// A table.
        case table(Table)
        /// A chart, which has its values as a table too.
        case chart(Chart)
        /// A list of items.
        case list([String])
        /// Names with their values, one pair on a line: `"recorded  2026-03-02"`.
        case fields([Field])
        /// A tree, such as the reasons of a rating.
        case tree(Tree)
        /// A remark that a reader must notice.
        case note(String)
        /// Command lines for the next step; a terminal prints them without wrapping.
        case commands([String])
    }

    /// A name and its value.
    public struct Field: Hashable, Sendable {
        /// The name of the value.
        public var name: String
        /// The value.
        public var value: String

        /// Creates a field.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A node with its child nodes.
    public struct Tree: Hashable, Sendable {
        /// The text of the node.
        public var text: String
        /// The child nodes, in order.
        public var children: [Tree]

        /// Creates a node with its child nodes.
        public init(_ text: String, _ children: [Tree] = []) {
            self.text = text
            self.children = children
        }
    }

    /// Creates a document.
    public init(
        _ title: String, audience: AnswerHead.Audience = .protected, _ blocks: [Block] = [],
        data: Table? = nil, imprint: [String] = [], answer: JSONValue = .null
    ) {
        self.title = title
        self.audience = audience
        self.blocks = blocks
        self.data = data
        self.imprint = imprint
        self.answer = answer
    }

    /// The tables, in order, with those of charts.
    public var tables: [Table] {
        blocks.compactMap { block in
            switch block {
            case .table(let table): table
            case .chart(let chart): chart.table
            default: nil
            }
        }
    }
}
