/// Rows under typed columns.
public struct Table: Hashable, Sendable {
    /// What the table shows, for its caption; empty for none.
    public var caption: String
    /// The columns, in order.
    public private(set) var columns: [Column]
    /// The rows; each has a cell for each column.
    public private(set) var rows: [[Cell]]

    /// A column.
    public struct Column: Hashable, Sendable {
        /// Its heading; empty for none.
        public var heading: String
        /// What its cells hold.
        public var kind: Kind

        /// Takes a heading and what the cells hold.
        public init(_ heading: String, _ kind: Kind = .text) {
            self.heading = heading
            self.kind = kind
        }
    }

    /// What the cells of a column hold.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A few words.
        case text
        /// Sentences: it gets what room there is.
        case prose
        /// An id, a position or a key: it is broken only where nothing else helps.
        case id
        /// A number.
        case number
        /// A whole percentage, without its sign.
        case percent
        /// A date or a time.
        case time
        /// A rating in words.
        case rating

        /// Whether its cells stand at the right edge of the column.
        public var isNumeric: Bool { self == .number || self == .percent }
    }

    /// The content of a column in one row.
    public struct Cell: Hashable, Sendable, ExpressibleByStringInterpolation {
        /// What people read; empty for nothing.
        public var text: String
        /// Steps that it is set in, as a prompt is below its question.
        public var indent: Int

        /// Takes words.
        public init(_ text: String?, indent: Int = 0) {
            self.text = text ?? ""
            self.indent = indent
        }

        /// Takes a number; `nil` is an empty cell.
        public init(_ number: Int?) { self.init(number.map(String.init)) }

        /// Takes words.
        public init(stringLiteral text: String) { self.init(text) }
    }

    /// Makes a table without rows.
    public init(_ columns: [Column], caption: String = "") {
        self.columns = columns
        self.caption = caption
        rows = []
    }

    /// Adds a row; missing cells are empty.
    public mutating func add(_ cells: [Cell]) {
        rows.append(columns.indices.map { cells.indices.contains($0) ? cells[$0] : Cell(nil) })
    }
}
