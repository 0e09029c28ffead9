/// Finds the row of the headings below title rows.
enum HeadingRow {
    /// The last row that is searched.
    private static let last = 20

    /// A problem that names the row of the headings, if the first row does not have them.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file.
    ///   - reading: How the file is read.
    ///   - hasHeadings: Whether a row has headings that a sheet needs.
    /// - Returns: `nil` if the row is stated, the first row has headings, or no row has.
    static func suggestion(
        in bytes: [UInt8], _ reading: SheetReading, hasHeadings: ([String]) -> Bool
    ) -> SheetProblems? {
        guard reading.headingRow == nil, let text = try? SheetText.utf8(bytes, reading) else {
            return nil
        }
        for row in 1...last {
            var reader = CSVReader(text, reading)
            guard let headings = reader.headings(inRow: row), hasHeadings(headings) else {
                continue
            }
            let isFirst = (1..<row).allSatisfy { above in
                var reader = CSVReader(text, reading)
                return reader.headings(inRow: above)?.allSatisfy(\.isEmpty) ?? true
            }
            guard !isFirst else { return nil }
            return SheetText.problem(
                "its first row has no heading of a sheet, and row \(row) has.",
                "If the headings are in row \(row), say so with --heading-row \(row); in a mapping "
                    + "file: heading-row = \(row).")
        }
        return nil
    }
}
