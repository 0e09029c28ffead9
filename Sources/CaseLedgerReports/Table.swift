public import CaseLedger

/// Rows under typed columns.
public struct Table: Hashable, Sendable {
    /// The caption; empty for none.
    public var caption: String
    /// The columns, in order.
    public private(set) var columns: [Column]
    /// The rows; each has a cell for each column.
    public private(set) var rows: [[Cell]]

    /// A column.
    public struct Column: Hashable, Sendable {
        /// Its heading; empty for none.
        public var heading: String
        /// The kind of its cells.
        public var kind: Kind

        /// Creates a column.
        public init(_ heading: String, _ kind: Kind = .text) {
            self.heading = heading
            self.kind = kind
        }
    }

    /// The kind of the cells of a column.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A few words.
        case text
        /// Sentences: the column gets the remaining width.
        case prose
        /// An id, a position or a key; it wraps only if the table does not fit otherwise.
        case id
        /// A number.
        case number
        /// A whole percentage, without its sign.
        case percent
        /// A date or a time.
        case time
        /// A rating in words.
        case rating

        /// Whether its cells are aligned to the right.
        public var isNumeric: Bool { self == .number || self == .percent }
    }

    /// The content of a column in one row.
    public struct Cell: Hashable, Sendable, ExpressibleByStringInterpolation {
        /// The text; empty for an empty cell.
        public var text: String
        /// The steps of indentation, such as 1 for a prompt below its question.
        public var indent: Int

        /// Creates a cell from a text; `nil` is an empty cell.
        public init(_ text: String?, indent: Int = 0) {
            self.text = text ?? ""
            self.indent = indent
        }

        /// Creates a cell from a number; `nil` is an empty cell.
        public init(_ number: Int?) { self.init(number.map(String.init)) }

        /// Creates a cell from a position; `nil` is an empty cell.
        public init(_ position: Position?) { self.init(position?.description) }

        /// Creates a cell from a literal.
        public init(stringLiteral text: String) { self.init(text) }
    }

    /// Creates a table without rows.
    public init(_ columns: [Column], caption: String = "") {
        self.columns = columns
        self.caption = caption
        rows = []
    }

    /// Adds a row; missing cells are empty.
    public mutating func add(_ cells: [Cell]) {
        rows.append(columns.indices.map { cells.indices.contains($0) ? cells[$0] : "" })
    }
}
