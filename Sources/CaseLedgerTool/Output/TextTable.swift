#if CLI
    /// Columns under their headings, for a terminal.
    struct TextTable {
        /// On which side a column's text stands.
        enum Side {
            case left
            case right
        }

        private let columns: [(heading: String, side: Side)]
        private var rows: [[String]] = []

        init(_ columns: [(String, Side)]) { self.columns = columns.map { ($0.0, $0.1) } }

        /// Adds a row; missing cells are empty.
        mutating func add(_ cells: [String]) { rows.append(cells) }

        /// The table's lines, without space at their ends.
        func lines() -> [String] {
            let widths = columns.indices.map { index in
                ([columns[index].heading] + rows.map { $0.indices.contains(index) ? $0[index] : "" })
                    .map(\.count).max() ?? 0
            }
            func line(_ cells: [String]) -> String {
                let padded = columns.indices.map { index in
                    let text = cells.indices.contains(index) ? cells[index] : ""
                    let space = String(repeating: " ", count: widths[index] - text.count)
                    return columns[index].side == .left ? text + space : space + text
                }.joined(separator: "  ")
                return String(padded.reversed().drop { $0 == " " }.reversed())
            }
            return [Console.strong(line(columns.map(\.heading)))] + rows.map(line)
        }
    }
#endif
