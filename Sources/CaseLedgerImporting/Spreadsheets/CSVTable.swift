/// What a file of comma- or semicolon-separated values says: headings, and rows of as many cells.
///
/// It holds the file's bytes and where each cell is; texts are made when they are asked for.
package struct CSVTable: Sendable {
    /// What stands between cells.
    package enum Separator: UInt8, Sendable, CaseIterable {
        case comma = 0x2c
        case semicolon = 0x3b
    }

    /// What stands between its cells.
    package let separator: Separator
    /// The headings, without space around them; none is empty and none stands twice.
    package let headings: [String]
    /// The row of the headings: 1, unless empty lines come before them.
    package let headingRow: Int
    /// The number of each row as a spreadsheet program counts it.
    ///
    /// Empty lines count, and are no rows.
    package let rowNumbers: [Int]

    private let bytes: [UInt8]
    private let cells: [Range<Int>]

    /// Reads a file as RFC 4180 describes it, and strictly: nothing is padded, cut or guessed.
    ///
    /// It is UTF-8 with or without a byte order mark; the separator is the one that the headings
    /// use; lines end with CRLF, LF or CR. Lines with nothing in them are skipped.
    ///
    /// - Throws: Everything that is wrong with it.
    /// - Complexity: O(bytes).
    package init(_ bytes: [UInt8]) throws(SheetProblems) {
        var reader = CSVReader(bytes)
        try reader.read()
        self.bytes = bytes
        separator = reader.separator
        headings = reader.headings
        headingRow = reader.headingRow
        rowNumbers = reader.rowNumbers
        cells = reader.cells
    }

    /// The text of a cell.
    ///
    /// - Parameters:
    ///   - row: Which row, from 0; `rowNumbers[row]` is its number.
    ///   - column: Which column, from 0.
    /// - Complexity: O(bytes of the cell).
    package subscript(row: Int, column: Int) -> String {
        CSVReader.text(bytes, cells[(row + 1) * headings.count + column])
    }
}
