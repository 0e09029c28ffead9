// The row of the headings, which decides the separator and the columns of a file.

extension CSVReader {
    /// Reads the row of the headings.
    ///
    /// - Returns: Whether all its cells are valid.
    mutating func readHeadings() throws(SheetProblems) -> Bool {
        readSeparatorLine()
        if let stated = reading.headingRow {
            guard skip(toRow: stated), next < bytes.count else {
                throw SheetText.problem(
                    "it has \(row) rows, and the headings are said to be in row \(stated).",
                    "Give the row of the headings with --heading-row.")
            }
            guard !isBlankLine else {
                throw SheetText.problem(
                    "row \(stated), in which the headings are said to be, is empty.",
                    "Give the row of the headings with --heading-row.")
            }
        } else {
            while next < bytes.count, isBlankLine { skipLine() }
        }
        guard next < bytes.count else {
            throw SheetText.problem(
                "it is empty.",
                "Give a file with a row of headings, and a row for every case or answer.")
        }
        try chooseSeparator()
        let isLegible = readRow()
        headingRow = row
        headings = cells.map { Self.text(bytes, $0).trimmed }
        columns = headings.indices.map { SheetColumn($0 + 1) }
        cells = []
        return isLegible
    }

    mutating func checkHeadings() {
        var known: [String: Int] = [:]
        for (index, heading) in headings.enumerated() {
            let column = columns[index]
            guard !reading.ignores(heading, in: column) else { continue }
            if heading.isEmpty {
                guard !isEmptyColumn(index) else { continue }
                reportHeading(
                    column, "the column has no heading.",
                    "Write a heading for the column, or leave it out with --ignore \"column "
                        + "\(column.letters)\".")
            } else if let other = known[heading.lowercased()] {
                reportHeading(
                    column, "the column has the same heading as column \(SheetColumn(other)).",
                    "Keep one of the two columns, or leave one out with --ignore \"column "
                        + "\(column.letters)\".")
            } else {
                known[heading.lowercased()] = column.number
            }
        }
    }

    private func isEmptyColumn(_ index: Int) -> Bool {
        stride(from: index, to: cells.count, by: headings.count).allSatisfy { isBlank(cells[$0]) }
    }

    /// Leaves out columns that are empty, and those that the reading ignores.
    mutating func keepColumns() {
        let kept = headings.indices.filter {
            !headings[$0].isEmpty && !reading.ignores(headings[$0], in: columns[$0])
        }
        guard kept.count < headings.count else { return }
        let width = headings.count
        cells = rowNumbers.indices.flatMap { row in kept.map { cells[row * width + $0] } }
        headings = kept.map { headings[$0] }
        columns = kept.map { columns[$0] }
    }

    /// Reads the line `sep=;`, which spreadsheet programs do not show as a row.
    mutating func readSeparatorLine() {
        var end = next
        while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
        let line = String(decoding: bytes[next..<end], as: UTF8.self).lowercased()
            .filter { $0 != "\"" }
        guard line.hasPrefix("sep="), line.utf8.count == 5, let named = line.utf8.last,
            let separator = CSVTable.Separator(rawValue: named)
        else { return }
        self.separator = separator
        hasSeparatorLine = true
        next = end
        skipLineEnd()
    }

    /// Reads the headings of a row, whatever they are; `nil` if the file has no such row.
    mutating func headings(inRow number: Int) -> [String]? {
        next = 0
        row = 0
        readSeparatorLine()
        guard skip(toRow: number), skipEmptyLines(), row == number - 1 else { return nil }
        guard let chosen = separator(of: separatorCounts()) else { return nil }
        separator = chosen
        _ = readRow()
        return cells.map { Self.text(bytes, $0).trimmed }
    }

    /// Uses the separator that is stated, or that the headings use.
    private mutating func chooseSeparator() throws(SheetProblems) {
        let counts = separatorCounts()
        guard let chosen = separator(of: counts) else {
            let found = counts.filter { $0.count > 0 }.map { "\($0.separator)s (\($0.count))" }
            throw SheetText.problem(
                "the separator is ambiguous: the headings contain "
                    + "\(found.joined(separator: " and ")).",
                "Say which one separates cells with --separator, or put headings that contain "
                    + "the other one into quotation marks.")
        }
        separator = chosen
    }

    /// The separator of the headings; `nil` if it is not certain.
    private func separator(
        of counts: [(separator: CSVTable.Separator, count: Int)]
    ) -> CSVTable.Separator? {
        switch reading.separator {
        case .comma: return .comma
        case .semicolon: return .semicolon
        case .tab: return .tab
        case nil: break
        }
        if hasSeparatorLine { return separator }
        let found = counts.filter { $0.count > 0 }
        return found.count > 1 ? nil : found.first?.separator ?? .comma
    }

    /// How often each separator is in the next line, outside quotation marks.
    private func separatorCounts() -> [(separator: CSVTable.Separator, count: Int)] {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes[next...] {
            if byte == Self.quote {
                isQuoted.toggle()
            } else if !isQuoted {
                if isLineEnd(byte) { break }
                counts[byte, default: 0] += 1
            }
        }
        return CSVTable.Separator.allCases.map { ($0, counts[$0.rawValue] ?? 0) }
    }

    private mutating func reportHeading(
        _ column: SheetColumn, _ message: String, _ remedy: String
    ) {
        problems.add(SheetProblem(row: headingRow, column: column, message, remedy: remedy))
    }
}
