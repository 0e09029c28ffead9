internal import Foundation

/// The cells of a sheet of published results, read by the names of their columns.
///
/// A cell is certain, doubtful or a problem. What is made of a doubtful one is named.
struct HistoryCells {
    let table: CSVTable
    let reading: SheetReading
    /// The index of each column by its name: a name of this sheet, or the number of a standard.
    let columns: [String: Int]
    let names: [String?]
    var dates: SheetTimes
    /// The first dates without an order, and numbers, and how many there are.
    var withoutOrder: (row: Int, count: Int)?
    var numbers: (row: Int, count: Int)?
    var problems = SheetProblems()
    private(set) var doubtful: [DoubtfulCell] = []

    init(_ table: CSVTable, names: [String?], _ reading: SheetReading) {
        self.table = table
        self.reading = reading
        self.names = names
        columns = Dictionary(
            names.enumerated().compactMap { index, name in name.map { ($0, index) } },
            uniquingKeysWith: { first, _ in first })
        dates = SheetTimes(reading)
    }

    /// The text of a cell; the constant of the mapping for a column that the sheet does not have.
    func text(_ column: String, _ row: Int) -> String? {
        // A name is recorded in the form NFC.
        let text =
            columns[column].map { table[row, $0].trimmed.withoutTextMark }
            ?? reading.constants[column] ?? ""
        return text.isEmpty ? nil : text.precomposedStringWithCanonicalMapping
    }

    /// The value of a cell in the words of a sheet: as the mapping says, or as it is.
    mutating func value(
        _ column: String, _ row: Int, _ kind: SheetReading.CellKind
    ) -> String? {
        guard let text = text(column, row) else { return nil }
        if let value = reading.value(of: text, kind) { return value }
        guard reading.leavesFootnotesOut, let (plain, mark) = text.splitAtFootnote else {
            return text
        }
        doubt(row, column, "read without the mark \(mark)")
        return reading.value(of: plain, kind) ?? plain
    }

    /// Names a cell, or a row, and what was made of it.
    mutating func doubt(_ row: Int, _ column: String?, _ made: String) {
        doubtful.append(
            DoubtfulCell(
                row: table.rowNumbers[row], column: column.flatMap(place),
                value: column.flatMap { text($0, row) } ?? "", reading: made))
    }

    /// Reports a cell that cannot be read, or leaves it out as not known if the mapping says so.
    mutating func unreadable(
        _ row: Int, _ column: String, _ what: String, _ remedy: String
    ) {
        guard reading.leavesUnreadableOut else {
            return report(
                row, column, "the cell is not \(what).",
                remedy + " Or, in a mapping file, unreadable = not-known: every such cell is then "
                    + "named, and recorded as not known.")
        }
        doubt(row, column, "not known: it is not \(what)")
    }

    mutating func report(
        _ row: Int, _ column: String?, _ message: String, _ remedy: String
    ) {
        let problem = SheetProblem(
            row: table.rowNumbers[row], column: column.flatMap(place), message, remedy: remedy)
        problems.add(problem)
    }

    private func place(of column: String) -> SheetColumn? {
        columns[column].map { SheetColumn(table.columns[$0].number, heading: table.headings[$0]) }
    }
}
