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
            return names.contains("inspection") && names.contains("published")
        }
    }

    mutating func checkHeadings() {
        let standards = Set(frameworks.flatMap(\.standards).map(\.id.rawValue))
        for heading in Self.required where columns[heading] == nil {
            problems.add(
                SheetProblem(
                    row: table.headingRow, column: nil,
                    "no column has the heading \"\(heading)\".",
                    remedy: "The columns are \(Self.required.joined(separator: ", ")), optionally "
                        + "\(Self.optional.joined(separator: ", ")), and the numbers of standards.")
            )
        }
        for (index, heading) in table.headings.enumerated() {
            guard let name = names[index] else {
                reportUnknown(heading, in: table.columns[index], standards)
                continue
            }
            guard let first = columns[name], first < index else { continue }
            problems.add(
                SheetProblem(
                    row: table.headingRow, column: table.columns[index],
                    "it has the same meaning as column \(table.columns[first].letters).",
                    remedy: "Keep one of the two columns, or leave one out with --ignore \"column "
                        + "\(table.columns[index].letters)\"."))
        }
    }

    private mutating func reportUnknown(
        _ heading: String, in column: SheetColumn, _ standards: Set<String>
    ) {
        let near = Suggestions.nearest(
            to: heading, among: Self.required + Self.optional + standards.sorted())
        let invisible = heading.invisibleCharacters
        problems.add(
            SheetProblem(
                row: table.headingRow, column: column,
                invisible.map { "the heading contains \($0)." }
                    ?? "the heading is unknown, and is not the number of a standard.",
                remedy: (invisible == nil ? "" : "Remove it. ")
                    + "Use the number of a standard, such as 2.1, because titles repeat."
                    + (near.isEmpty ? "" : " Nearest: \(near.joined(separator: ", ")).")
                    + " Or leave the column out with --ignore \"column \(column.letters)\"."))
    }

    /// Asks once for what no date of the sheet says.
    mutating func askAboutDates() {
        if let (row, count) = withoutOrder {
            let asked = SheetTimes.order(count)
            report(row, "published", asked.message, asked.remedy)
        }
        if let (row, count) = numbers {
            let asked = SheetTimes.number(count)
            report(row, "published", asked.message, asked.remedy)
        }
    }
}
