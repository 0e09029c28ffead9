// The columns of a sheet of published results, and what is asked about them.

extension HistorySheet {
    /// The name of a column; `nil` for a heading that is not certain.
    static func name(
        of heading: String, _ standards: Set<String>, _ reading: SheetReading
    ) -> String? {
        let heading = reading.meaning(of: heading) ?? heading
        let plain = heading.plainHeading
        return (required + optional).contains(plain)
            ? plain : NumberedHeading.number(in: heading, isKnown: standards.contains)
    }

    static func suggestion(
        in bytes: [UInt8], _ reading: SheetReading, _ name: (String) -> String?
    ) -> SheetProblems? {
        HeadingRow.suggestion(in: bytes, reading) { headings in
            let names = headings.map(name)
            return names.contains("name") && names.contains("published")
        }
    }

    mutating func checkHeadings() {
        let table = cells.table
        let standards = Set(frameworks.flatMap(\.standards).map(\.id.rawValue.plainHeading))
        for heading in Self.required
        where cells.columns[heading] == nil && cells.reading.constants[heading] == nil {
            cells.problems.add(
                SheetProblem(
                    row: table.headingRow, column: nil,
                    "no column has the heading \"\(heading)\".",
                    remedy: "The columns are \(Self.required.joined(separator: ", ")), optionally "
                        + "\(Self.optional.joined(separator: ", ")), and the numbers of standards. "
                        + "Or, in a mapping file: heading ITS HEADING = \(heading), or "
                        + "constant \(heading) = VALUE.")
            )
        }
        checkConstants(standards)
        for (index, heading) in table.headings.enumerated() {
            guard let name = cells.names[index] else {
                reportUnknown(heading, in: table.columns[index], standards)
                continue
            }
            guard let first = cells.columns[name], first < index else { continue }
            cells.problems.add(
                SheetProblem(
                    row: table.headingRow, column: table.columns[index],
                    "it has the same meaning as column \(table.columns[first].letters).",
                    remedy: "Keep one of the two columns, or leave one out with --ignore \"column "
                        + "\(table.columns[index].letters)\"."))
        }
    }

    /// Checks that a constant is the value of a column that the sheet does not have.
    private mutating func checkConstants(_ standards: Set<String>) {
        for name in cells.reading.constants.keys.sorted() {
            let isKnown = (Self.required + Self.optional).contains(name) || standards.contains(name)
            guard !isKnown || cells.columns[name] != nil else { continue }
            cells.problems.add(
                SheetProblem(
                    row: cells.table.headingRow, column: nil,
                    "the mapping gives a constant for \"\(name)\", which is "
                        + (isKnown ? "a column of the sheet." : "no column of such a sheet."),
                    remedy: isKnown
                        ? "Leave the column out with --ignore, or remove the constant."
                        : "The columns are \(Self.required.joined(separator: ", ")), "
                            + "\(Self.optional.joined(separator: ", ")), and the numbers of "
                            + "standards."))
        }
    }

    private mutating func reportUnknown(
        _ heading: String, in column: SheetColumn, _ standards: Set<String>
    ) {
        let near = Suggestions.nearest(
            to: heading, among: Self.required + Self.optional + standards.sorted())
        let invisible = heading.invisibleCharacters
        cells.problems.add(
            SheetProblem(
                row: cells.table.headingRow, column: column,
                invisible.map { "the heading contains \($0)." }
                    ?? "the heading is unknown, and is not the number of a standard.",
                remedy: (invisible == nil ? "" : "Remove it. ")
                    + "Use the number of a standard, such as 2.1, because titles repeat."
                    + (near.isEmpty ? "" : " Nearest: \(near.joined(separator: ", ")).")
                    + " Or leave the column out with --ignore \"column \(column.letters)\"."))
    }

    /// Asks once for what no date of the sheet says.
    mutating func askAboutDates() {
        if let (row, count) = cells.withoutOrder {
            let asked = SheetTimes.order(count)
            cells.report(row, "published", asked.message, asked.remedy)
        }
        if let (row, count) = cells.numbers {
            let asked = SheetTimes.number(count)
            cells.report(row, "published", asked.message, asked.remedy)
        }
    }
}
