/// A problem of a spreadsheet: its place, what is wrong, and what is expected.
///
/// It quotes headings, question ids and case keys, and never any other content of a cell.
public struct SheetProblem: Hashable, Sendable, CustomStringConvertible {
    /// The row as a spreadsheet program counts it, from the header as row 1; `nil` for a problem of
    /// a column or of the whole file.
    public let row: Int?
    /// The column; `nil` for a problem of a whole row or of the whole file.
    public let column: SheetColumn?
    /// What is wrong, with values.
    public let message: String
    /// What is expected instead.
    public let remedy: String
    /// The rule of inspection that refused it; `nil` when the cell cannot be read.
    public let refusal: Refusal.Code?

    /// Creates a problem.
    public init(
        row: Int?, column: SheetColumn?, _ message: String, remedy: String,
        refusal: Refusal.Code? = nil
    ) {
        self.row = row
        self.column = column
        self.message = message
        self.remedy = remedy
        self.refusal = refusal
    }

    /// Its place in words: `"Row 7, column D (2.1.3)"`.
    public var place: String {
        switch (row, column) {
        case (let row?, let column?): "Row \(row), column \(column)"
        case (let row?, nil): "Row \(row)"
        case (nil, let column?): "Column \(column)"
        case (nil, nil): "The file"
        }
    }

    public var description: String { "\(place): \(message) \(remedy)" }
}
