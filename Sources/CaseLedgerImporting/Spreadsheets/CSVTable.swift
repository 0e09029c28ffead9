/// A file of separated values: headings, and rows of as many cells.
///
/// It keeps the text of the file and the range of each cell. Strings are created on demand.
package struct CSVTable: Sendable {
    /// The separator between cells.
    package enum Separator: UInt8, Sendable, CaseIterable {
        case comma = 0x2c
        case semicolon = 0x3b
        case tab = 0x09
    }

    /// The separator of the file.
    package let separator: Separator
    /// The headings without white space at the ends; they are distinct and not empty.
    package let headings: [String]
    /// The columns of the file that the headings stand in.
    package let columns: [SheetColumn]
    /// The row of the headings as a spreadsheet program counts it.
    package let headingRow: Int
    /// The number of each row as a spreadsheet program counts it.
    ///
    /// Empty lines, and rows of empty cells, are counted, but are not rows of the table.
    package let rowNumbers: [Int]

    private let bytes: [UInt8]
    private let cells: [Range<Int>]

    /// Reads a file as spreadsheet programs write it.
    ///
    /// The file is UTF-8, or UTF-16 with a byte order mark. The separator is the one that the first
    /// line (`sep=;`) names, or that the headings use. Lines end with CRLF, LF or CR. Rows may lack
    /// empty cells at their end. Columns without a heading and without a text are left out.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file.
    ///   - reading: What the file itself does not say.
    /// - Throws: All problems of the file.
    /// - Complexity: O(bytes).
    package init(
        _ bytes: [UInt8], _ reading: SheetReading = SheetReading()
    ) throws(SheetProblems) {
        let text = try SheetText.utf8(bytes, reading)
        var reader = CSVReader(text, reading)
        try reader.read()
        self.bytes = text
        separator = reader.separator
        headings = reader.headings
        columns = reader.columns
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
        CSVReader.text(bytes, cells[row * headings.count + column])
    }
}
