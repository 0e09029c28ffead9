/// The columns of a table in terminal text, with widths that fit the terminal.
struct TextColumns {
    /// The space between two columns of the table, in columns of the terminal.
    private static let gap = 2
    /// The smallest width of a column whose words or ids break.
    private static let narrowest = 8

    /// The number of rows that are measured to choose the columns that wrap.
    private static let rowsThatStandForAll = 60

    private var columns: [Column]

    /// A column with its current width and its smaller possible widths.
    private struct Column {
        let kind: Table.Kind
        /// The current width; at the start, the width of the widest line.
        var width: Int
        /// The width that keeps each cell on one line; only the heading wraps.
        let cellWidth: Int
        /// The width at which no word breaks.
        let wordWidth: Int
    }

    /// Fits a table into `width` columns of a terminal; `nil` if it cannot fit.
    init?(fitting table: Table, width: Int?) {
        columns = table.columns.indices.map { Self.measure($0, of: table) }
        guard let width else { return }
        let available = width - Self.gap * (columns.count - 1)
        shrink(Set(Table.Kind.allCases), to: available) { max($0.cellWidth, $0.wordWidth) }
        wrap([.text, .prose, .rating, .time], of: table, to: available)
        shrink([.text, .prose], to: available) { _ in Self.narrowest }
        shrink([.id], to: available) { _ in Self.narrowest }
        guard totalWidth <= available else { return nil }
    }

    /// The lines of a row.
    func lines(_ cells: [Table.Cell]) -> [String] {
        let parts = cells.enumerated().map { index, cell in
            Self.layout(of: cell, at: index).lines(of: cell.text, width: columns[index].width)
        }
        return (0..<(parts.map(\.count).max() ?? 0)).map { line in
            zip(columns, parts).map { column, part in
                let text = part.indices.contains(line) ? part[line] : ""
                let space = String(repeating: " ", count: max(0, column.width - text.displayWidth))
                return column.kind.isNumeric ? space + text : text + space
            }.joined(separator: String(repeating: " ", count: Self.gap)).withoutTrailingSpaces
        }
    }

    private var totalWidth: Int { columns.reduce(0) { $0 + $1.width } }

    /// Narrows the widest column of some kinds, one step at a time, until the table fits.
    private mutating func shrink(
        _ kinds: Set<Table.Kind>, to available: Int, downTo floor: (Column) -> Int
    ) {
        var excess = totalWidth - available
        while excess > 0,
            let widest = columns.indices.filter({
                kinds.contains(columns[$0].kind) && columns[$0].width > floor(columns[$0])
            }).max(by: { columns[$0].width < columns[$1].width })
        {
            columns[widest].width -= 1
            excess -= 1
        }
    }

    /// Narrows columns, one step at a time, until the table fits or no column can be narrowed.
    ///
    /// Each step narrows the column for which the table then needs the fewest lines.
    ///
    /// - Complexity: O(steps x columns), because only the first rows of the table are measured.
    private mutating func wrap(_ kinds: Set<Table.Kind>, of table: Table, to available: Int) {
        let rows = table.rows.prefix(Self.rowsThatStandForAll)
        func measured(_ index: Int, width: Int) -> [Int] {
            rows.map {
                Self.layout(of: $0[index], at: index).lines(of: $0[index].text, width: width).count
            }
        }
        var heights = columns.indices.map { measured($0, width: columns[$0].width) }
        var excess = totalWidth - available
        while excess > 0 {
            let candidates = columns.indices.filter {
                kinds.contains(columns[$0].kind) && columns[$0].width > columns[$0].wordWidth
            }
            let tried = candidates.map { index in
                let narrower = measured(index, width: columns[index].width - 1)
                let total = rows.indices.reduce(0) { total, row in
                    let others = columns.indices.lazy.filter { $0 != index }.map {
                        heights[$0][row]
                    }
                    return total + max(narrower[row], others.max() ?? 0)
                }
                return (index: index, heights: narrower, total: total)
            }
            guard
                let best = tried.min(by: {
                    ($0.total, columns[$1.index].width) < ($1.total, columns[$0.index].width)
                })
            else { return }
            columns[best.index].width -= 1
            heights[best.index] = best.heights
            excess -= 1
        }
    }

    private static func measure(_ index: Int, of table: Table) -> Column {
        let heading = Table.Cell(table.columns[index].heading)
        let cells = table.rows.map { $0[index] }
        let cellWidth = cells.map { width(of: $0, at: index) }.max() ?? 0
        return Column(
            kind: table.columns[index].kind,
            width: max(cellWidth, width(of: heading, at: index)), cellWidth: cellWidth,
            wordWidth: (cells + [heading]).map { wordWidth(of: $0, at: index) }.max() ?? 0)
    }

    private static func width(of cell: Table.Cell, at index: Int) -> Int {
        layout(of: cell, at: index).lines(of: cell.text, width: nil).map(\.displayWidth).max() ?? 0
    }

    private static func wordWidth(of cell: Table.Cell, at index: Int) -> Int {
        let layout = layout(of: cell, at: index)
        let lines = VisibleText.lines(of: cell.text)
        let words = lines.flatMap { $0.split(separator: " ") }.map(\.displayWidth)
        let prefix = lines.count > 1 ? layout.rest + HangingText.typedBreakMark : layout.rest
        return prefix.displayWidth + (words.max() ?? 0)
    }

    /// Continued lines of the first column are indented, so that they do not look like new rows.
    private static func layout(of cell: Table.Cell, at index: Int) -> HangingText {
        let indent = String(repeating: "  ", count: max(0, cell.indent))
        return HangingText(first: indent, rest: index == 0 ? indent + "  " : indent)
    }
}
