/// A file of comma- or semicolon-separated values: headings, and rows of as many cells.
///
/// It keeps the bytes of the file and the range of each cell. Strings are created on demand.
package struct CSVTable: Sendable {
    /// The separator between cells.
    package enum Separator: UInt8, Sendable, CaseIterable {
        case comma = 0x2c
        case semicolon = 0x3b
    }

    /// The separator of the file.
    package let separator: Separator
    /// The headings without white space at the ends; they are distinct and not empty.
    package let headings: [String]
    /// The row of the headings: 1, unless empty lines precede them.
    package let headingRow: Int
    /// The number of each row as a spreadsheet program counts it.
    ///
    /// Empty lines are counted, but are not rows of the table.
    package let rowNumbers: [Int]

    private let bytes: [UInt8]
    private let cells: [Range<Int>]

    /// Reads a file strictly as RFC 4180 describes it, without padding, truncating or guessing.
    ///
    /// The file is UTF-8 with or without a byte order mark. The separator is the one that the
    /// headings use. Lines end with CRLF, LF or CR. Empty lines are skipped.
    ///
    /// - Throws: All problems of the file.
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
    ///   - row: The index of the row, from 0; `rowNumbers[row]` is its number.
    ///   - column: The index of the column, from 0.
    /// - Complexity: O(bytes of the cell).
    package subscript(row: Int, column: Int) -> String {
        CSVReader.text(bytes, cells[(row + 1) * headings.count + column])
    }
}
