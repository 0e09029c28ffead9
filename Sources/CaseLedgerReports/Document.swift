public import CaseLedger

/// An answer laid out for people: headings, paragraphs, tables, lists, trees and notes.
///
/// A document holds values and no layout. The renderers turn it into terminal text, Markdown, CSV
/// or an HTML page. Text that somebody typed may be in any of its strings: every renderer escapes
/// what its format would obey.
public struct Document: Hashable, Sendable {
    /// What the document is about: the title of a page.
    public var title: String
    /// Who may read it; the narrowest by default.
    public var audience: AnswerHead.Audience
    /// The parts, in reading order.
    public var blocks: [Block]
    /// Lines at the end of a page that leaves the ledger: its source, its licence, its standing.
    ///
    /// Terminal text leaves them out.
    public var imprint: [String]
    /// What the document says, as data; `null` for a document that answers nothing.
    public var answer: JSONValue

    /// One part of a document.
    public enum Block: Hashable, Sendable {
        /// A heading; level 1 is the document's own, then 2 and 3.
        case heading(String, level: Int)
        /// A paragraph of prose.
        case paragraph(String)
        /// Columns under their headings.
        case table(Table)
        /// Points of equal rank.
        case list([String])
        /// Names with their values, one a line: `"recorded  2026-03-02"`.
        case fields([Field])
        /// A tree, such as the reasons of a rating.
        case tree(Tree)
        /// A remark that a reader must not miss.
        case note(String)
        /// Command lines that can come next; a terminal prints them as they are, never wrapped.
        case commands([String])
    }

    /// A name with its value.
    public struct Field: Hashable, Sendable {
        /// What the value is.
        public var name: String
        /// The value.
        public var value: String

        /// Takes a name and its value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A node with what stands below it.
    public struct Tree: Hashable, Sendable {
        /// What the node says.
        public var text: String
        /// The nodes below, in order.
        public var children: [Tree]

        /// Takes a node and what stands below it.
        public init(_ text: String, _ children: [Tree] = []) {
            self.text = text
            self.children = children
        }
    }

    /// Makes a document.
    public init(
        _ title: String, audience: AnswerHead.Audience = .protected, _ blocks: [Block] = [],
        imprint: [String] = [], answer: JSONValue = .null
    ) {
        self.title = title
        self.audience = audience
        self.blocks = blocks
        self.imprint = imprint
        self.answer = answer
    }

    /// The tables, in order.
    public var tables: [Table] {
        blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
}
