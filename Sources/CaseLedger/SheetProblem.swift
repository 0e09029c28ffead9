/// One thing that is wrong with a spreadsheet: where, what stands there, and what would be right.
///
/// It quotes headings, question ids and case keys, and never anything else that stands in a cell.
public struct SheetProblem: Hashable, Sendable, CustomStringConvertible {
    /// The row as a spreadsheet program counts it, the header being row 1; `nil` when it is about
    /// the whole file.
    public let row: Int?
    /// The column; `nil` when it is about the whole row or file.
    public let column: SheetColumn?
    /// What is wrong, with values.
    public let message: String
    /// What would be right.
    public let remedy: String
    /// Which rule of inspection said no; `nil` when the cell cannot be read at all.
    public let refusal: Refusal.Code?

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

    /// Where it is: `"Row 7, column D (2.1.3)"`.
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
