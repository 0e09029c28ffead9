/// A cell of a sheet of published results that is not certain, and what was made of it.
public struct DoubtfulCell: Hashable, Sendable, CustomStringConvertible {
    /// The row as a spreadsheet program counts it.
    public let row: Int
    /// The column; `nil` for a whole row.
    public let column: SheetColumn?
    /// The text of the cell, cut after 60 characters; empty for a whole row.
    public let value: String
    /// What was made of it: `"read as Requires improvement"`, `"not known: not a score"`.
    public let reading: String

    init(row: Int, column: SheetColumn?, value: String, reading: String) {
        self.row = row
        self.column = column
        self.value = value.count > 60 ? value.prefix(60) + "..." : value
        self.reading = reading
    }

    public var description: String {
        "Row \(row)" + (column.map { ", column \($0): \"\(value)\"" } ?? "") + ": \(reading)."
    }
}
