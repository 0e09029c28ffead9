public import CaseLedger

/// A copy of somebody's own sheet with a column that says what is wrong in each row.
public enum SheetWithProblems {
    /// Writes the copy.
    ///
    /// The column has the heading "Problem", which an import leaves out, so that the corrected copy
    /// can be imported. Problems of the headings and of the whole file stand beside the headings.
    /// Rows stay where they are, and cells that begin like a formula are marked as text.
    ///
    /// - Parameters:
    ///   - bytes: The content of the sheet.
    ///   - reading: How the sheet is read.
    ///   - problems: The problems of its import.
    /// - Returns: The copy as CSV; `nil` for a file that is not text, such as a workbook.
    public static func text(
        of bytes: [UInt8], reading: SheetReading = SheetReading(), problems: [SheetProblem]
    ) -> String? {
        guard let text = try? SheetText.utf8(bytes, reading) else { return nil }
        var reader = CSVReader(text, reading)
        let rows = reader.allRows()
        let headingRow = reader.headingRow
        let own =
            rows.indices.contains(headingRow - 1)
            ? rows[headingRow - 1].firstIndex(where: SheetReading.isProblemHeading) : nil
        let isOwn = own.map { $0 == rows[headingRow - 1].count - 1 } ?? false
        let width = (rows.map(\.count).max() ?? 0) - (isOwn ? 1 : 0)
        let byRow = Dictionary(grouping: problems) { $0.row ?? headingRow }
        var sheet = CSVWriter(separator: reader.separator)
        for (index, cells) in rows.enumerated() {
            let row = index + 1
            let told = (byRow[row] ?? []).map(words).joined(separator: " | ")
            let isEmpty = cells.allSatisfy(\.isEmpty) && told.isEmpty
            let kept =
                cells.prefix(width) + Array(repeating: "", count: max(0, width - cells.count))
            let last =
                row == headingRow
                ? SheetReading.problemHeading + (told.isEmpty ? "" : ": \(told)") : told
            sheet.row(isEmpty ? [""] : (kept + [last]).map(CSVWriter.asText))
        }
        let isASCII = sheet.text.utf8.allSatisfy { $0 < 0x80 }
        // Spreadsheet programs recognise UTF-8 by the mark.
        return (isASCII ? "" : "\u{feff}") + sheet.text
    }

    private static func words(_ problem: SheetProblem) -> String {
        let place = problem.column.map { "Column \($0): " } ?? ""
        return "\(place)\(problem.message) \(problem.remedy)"
    }
}
