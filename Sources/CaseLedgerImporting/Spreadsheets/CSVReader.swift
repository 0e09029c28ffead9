/// Finds the cells of a file of separated values and collects all problems of the file.
struct CSVReader {
    private(set) var separator = CSVTable.Separator.comma
    private(set) var headings: [String] = []
    private(set) var headingRow = 0
    private(set) var rowNumbers: [Int] = []
    /// The byte range of each cell, the headings first; quotes around a cell are excluded.
    private(set) var cells: [Range<Int>] = []

    private let bytes: [UInt8]
    private let isUTF8: Bool
    private var next = 0
    private var row = 0
    private var problems = SheetProblems()

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        isUTF8 = (try? UTF8Span(validating: bytes.span)) != nil
    }

    /// The text of a cell; a doubled quotation mark in a quoted cell is one mark.
    static func text(_ bytes: [UInt8], _ cell: Range<Int>) -> String {
        let isQuoted = cell.lowerBound > 0 && bytes[cell.lowerBound - 1] == quote
        guard isQuoted, bytes[cell].contains(quote) else {
            return String(decoding: bytes[cell], as: UTF8.self)
        }
        var text: [UInt8] = []
        var index = cell.lowerBound
        while index < cell.upperBound {
            text.append(bytes[index])
            index += bytes[index] == quote ? 2 : 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the whole file.
    mutating func read() throws(SheetProblems) {
        try checkItIsText()
        next = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
        skipEmptyLines()
        try chooseSeparator()
        let isLegible = readRow()
        headingRow = row
        let width = cells.count
        headings = cells.map { Self.text(bytes, $0).trimmed }
        if isLegible { checkHeadings() }
        try problems.check()
        skipEmptyLines()
        while next < bytes.count {
            let first = cells.count
            let isWellFormed = readRow()
            rowNumbers.append(row)
            if isWellFormed, cells.count - first != width {
                report(tooShortOrLong: cells.count - first, width)
            }
            skipEmptyLines()
        }
        if rowNumbers.isEmpty {
            report(
                nil, "it has headings and no rows.",
                "Add a row for every case or answer.")
        }
        try problems.check()
    }

    // MARK: - Cells

    /// Reads a row and the end of its line.
    ///
    /// - Returns: Whether all of its cells are valid.
    private mutating func readRow() -> Bool {
        row += 1
        let before = problems.count
        var column = 0
        while true {
            column += 1
            readCell(column)
            if !isUTF8 { checkEncoding(column) }
            guard next < bytes.count, bytes[next] == separator.rawValue else { break }
            next += 1
        }
        skipLineEnd()
        return problems.count == before
    }

    private mutating func readCell(_ column: Int) {
        guard next < bytes.count, bytes[next] == Self.quote else {
            let start = next
            let hasQuote = skipToCellEnd()
            cells.append(start..<next)
            if hasQuote {
                report(
                    column, "an unquoted cell contains a quotation mark.",
                    "Put the whole cell into quotation marks, and double the marks inside it.")
            }
            return
        }
        let opening = next
        next += 1
        while next < bytes.count {
            if bytes[next] == Self.quote {
                guard next + 1 < bytes.count, bytes[next + 1] == Self.quote else { break }
                next += 1
            }
            next += 1
        }
        guard next < bytes.count else {
            cells.append((opening + 1)..<next)
            report(
                column,
                "the quotation mark that opens this cell, in line \(line(of: opening)) of the file, "
                    + "is not closed.",
                "Close or remove it. Double a quotation mark inside a quoted cell.")
            return
        }
        cells.append((opening + 1)..<next)
        next += 1
        let end = next
        skipToCellEnd()
        if next > end {
            report(
                column, "the cell has text after its closing quotation mark.",
                "Double the quotation marks inside the cell, and remove space after it.")
        }
    }

    /// Skips the bytes of an unquoted cell.
    ///
    /// - Returns: Whether the cell contains a quotation mark.
    @discardableResult
    private mutating func skipToCellEnd() -> Bool {
        var hasQuote = false
        while next < bytes.count {
            let byte = bytes[next]
            if byte == separator.rawValue || byte == Self.lineFeed || byte == Self.carriageReturn {
                break
            }
            if byte == Self.quote { hasQuote = true }
            next += 1
        }
        return hasQuote
    }

    private mutating func skipEmptyLines() {
        while next < bytes.count,
            bytes[next] == Self.lineFeed || bytes[next] == Self.carriageReturn
        {
            skipLineEnd()
            row += 1
        }
    }

    private mutating func skipLineEnd() {
        guard next < bytes.count else { return }
        let isReturn = bytes[next] == Self.carriageReturn
        next += 1
        if isReturn, next < bytes.count, bytes[next] == Self.lineFeed { next += 1 }
    }

    /// The line of the file; a line break inside a cell also ends a line.
    private func line(of place: Int) -> Int {
        var line = 1
        for index in 0..<place {
            let isEnd =
                bytes[index] == Self.lineFeed
                || bytes[index] == Self.carriageReturn && bytes[index + 1] != Self.lineFeed
            if isEnd { line += 1 }
        }
        return line
    }

    /// Uses the separator that the headings use.
    private mutating func chooseSeparator() throws(SheetProblems) {
        var commas = 0
        var semicolons = 0
        var tabs = 0
        var isQuoted = false
        search: for byte in bytes[next...] {
            switch byte {
            case Self.quote: isQuoted.toggle()
            case _ where isQuoted: continue
            case CSVTable.Separator.comma.rawValue: commas += 1
            case CSVTable.Separator.semicolon.rawValue: semicolons += 1
            case UInt8(ascii: "\t"): tabs += 1
            case Self.lineFeed, Self.carriageReturn: break search
            default: continue
            }
        }
        if commas > 0, semicolons > 0 {
            report(
                nil,
                "the separator is ambiguous: the headings contain commas (\(commas)) and "
                    + "semicolons (\(semicolons)).",
                "Separate cells by one of them, and put headings with the other one into "
                    + "quotation marks.")
        } else if commas == 0, semicolons == 0, tabs > 0 {
            report(
                nil, "the cells are separated by tabs.",
                "Save the file as CSV, with commas or semicolons between cells.")
        }
        try problems.check()
        separator = semicolons > 0 ? .semicolon : .comma
    }

    // MARK: - Problems

    private func checkItIsText() throws(SheetProblems) {
        func refuse(_ message: String, _ remedy: String) throws(SheetProblems) {
            var problems = SheetProblems()
            problems.add(SheetProblem(row: nil, column: nil, message, remedy: remedy))
            throw problems
        }
        let asCSV = "Save the sheet as \"CSV UTF-8\" in the spreadsheet program, and use that file."
        // .xlsx and .ods files are archives. .xls files begin with the signature of the older
        // format.
        if bytes.starts(with: [0x50, 0x4b, 0x03, 0x04])
            || bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0])
        {
            try refuse("it is a workbook and not a file of separated values.", asCSV)
        }
        let hasUTF16Mark = bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff])
        if hasUTF16Mark || bytes.prefix(2).contains(0) {
            try refuse("it is UTF-16 text; expected UTF-8.", asCSV)
        }
        if let nothing = bytes.firstIndex(of: 0) {
            try refuse(
                "line \(line(of: nothing)) of the file has a zero byte, which is not text.", asCSV)
        }
        let visible = bytes.starts(with: Self.byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
        if visible.allSatisfy({ $0 == Self.lineFeed || $0 == Self.carriageReturn }) {
            try refuse(
                "it is empty.",
                "Give a file with a row of headings, and a row for every case or answer.")
        }
    }

    /// Reports the latest cell if it makes the file invalid UTF-8.
    private mutating func checkEncoding(_ column: Int) {
        guard let cell = cells.last, String(validating: bytes[cell], as: UTF8.self) == nil else {
            return
        }
        report(
            column, "the cell is not UTF-8 text.",
            "Save the sheet as \"CSV UTF-8\" in the spreadsheet program.")
    }

    private mutating func checkHeadings() {
        var columns: [String: Int] = [:]
        for (index, heading) in headings.enumerated() {
            let column = index + 1
            if heading.isEmpty {
                report(
                    column, "the column has no heading.",
                    "Write a heading for the column, or delete the column.")
            } else if let other = columns[heading.lowercased()] {
                report(
                    column, "the column has the same heading as column \(SheetColumn(other)).",
                    "Keep one of the two columns.")
            } else {
                columns[heading.lowercased()] = column
            }
        }
    }

    private mutating func report(tooShortOrLong count: Int, _ width: Int) {
        problems.add(
            SheetProblem(
                row: row, column: nil,
                "it has \(count) \(count == 1 ? "cell" : "cells"); the headings have \(width).",
                remedy: count < width
                    ? "Give each row one cell for each heading, including empty cells."
                    : "Put cells that contain a \(separator) into quotation marks, or remove "
                        + "the cells beyond the last heading."))
    }

    /// Reports a problem of a cell of the latest row, or of the whole file.
    private mutating func report(_ column: Int?, _ message: String, _ remedy: String) {
        problems.add(
            SheetProblem(
                row: column == nil ? nil : row, column: column.map { SheetColumn($0) }, message,
                remedy: remedy))
    }
}
