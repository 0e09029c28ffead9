/// Finds the cells of a file of separated values and collects all problems of the file.
struct CSVReader {
    var separator = CSVTable.Separator.comma
    var headings: [String] = []
    /// The columns of the headings.
    var columns: [SheetColumn] = []
    var headingRow = 0
    var rowNumbers: [Int] = []
    /// The byte range of each cell below the headings; quotes around a cell are excluded.
    var cells: [Range<Int>] = []

    let bytes: [UInt8]
    let reading: SheetReading
    var next = 0
    var row = 0
    var problems = SheetProblems()
    /// Whether the first line of the file named the separator.
    var hasSeparatorLine = false

    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// Prepares to read UTF-8 text without a byte order mark.
    init(_ bytes: [UInt8], _ reading: SheetReading) {
        self.bytes = bytes
        self.reading = reading
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
        let isLegible = try readHeadings()
        let width = headings.count
        try problems.check()
        var lastIsShort = false
        while skipEmptyLines() {
            let first = cells.count
            let isWellFormed = readRow()
            let count = cells.count - first
            lastIsShort = false
            if cells[first...].allSatisfy(isBlank), isWellFormed {
                cells.removeSubrange(first...)
                continue
            }
            rowNumbers.append(row)
            if count < width {
                cells += Array(repeating: 0..<0, count: width - count)
                lastIsShort = isWellFormed
            } else if count > width {
                if isWellFormed, !cells[(first + width)...].allSatisfy(isBlank) {
                    report(tooLong: count, width)
                }
                cells.removeLast(count - width)
            }
        }
        if rowNumbers.isEmpty {
            report(nil, "it has headings and no rows.", "Add a row for every case or answer.")
        } else if lastIsShort, let last = bytes.last, !isLineEnd(last) {
            problems.add(
                SheetProblem(
                    row: row, column: nil,
                    "it is the last row, has fewer cells than the headings and no line end; the "
                        + "file may be cut off.",
                    remedy: "Complete the row, or end it with a line break if it is complete."))
        }
        if isLegible { checkHeadings() }
        try problems.check()
        keepColumns()
    }

    /// All rows with their cells, also those of a file that cannot be read.
    mutating func allRows() -> [[String]] {
        var rows: [[String]] = []
        readSeparatorLine()
        let start = next
        let isLegible = (try? readHeadings()) != nil
        if !isLegible { headingRow = 1 }
        next = start
        row = 0
        while next < bytes.count {
            cells = []
            _ = readRow()
            rows.append(cells.map { Self.text(bytes, $0) })
        }
        return rows
    }

    // MARK: - Cells

    /// Reads a row and the end of its line.
    ///
    /// - Returns: Whether all of its cells are valid.
    mutating func readRow() -> Bool {
        row += 1
        let before = problems.count
        var column = 0
        while true {
            column += 1
            readCell(column)
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
                "the quotation mark that opens this cell, in line "
                    + "\(SheetText.line(of: opening, in: bytes)) of the file, is not closed.",
                "Close or remove it. Double a quotation mark inside a quoted cell.")
            return
        }
        let closing = next
        next += 1
        let end = next
        skipToCellEnd()
        cells.append(next > end ? opening..<next : (opening + 1)..<closing)
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
            if byte == separator.rawValue || isLineEnd(byte) { break }
            if byte == Self.quote { hasQuote = true }
            next += 1
        }
        return hasQuote
    }

    func isBlank(_ cell: Range<Int>) -> Bool {
        var isASCII = true
        for index in cell where bytes[index] > 0x20 {
            guard bytes[index] >= 0x80 else { return false }
            isASCII = false
        }
        return isASCII || Self.text(bytes, cell).trimmed.isEmpty
    }

    // MARK: - Lines

    func isLineEnd(_ byte: UInt8) -> Bool {
        byte == Self.lineFeed || byte == Self.carriageReturn
    }

    /// Whether the next line has no text, only separators, quotation marks and spaces.
    var isBlankLine: Bool {
        for byte in bytes[next...] {
            if isLineEnd(byte) { return true }
            guard [0x20, 0x09, Self.quote, 0x2c, 0x3b].contains(byte) else { return false }
        }
        return true
    }

    /// Skips lines without a character.
    ///
    /// - Returns: Whether there is another line.
    mutating func skipEmptyLines() -> Bool {
        while next < bytes.count, isLineEnd(bytes[next]) {
            skipLineEnd()
            row += 1
        }
        return next < bytes.count
    }

    /// Skips all rows above a row.
    ///
    /// - Returns: Whether the file has that number of rows.
    mutating func skip(toRow number: Int) -> Bool {
        while row < number - 1, next < bytes.count { skipLine() }
        return row >= number - 1
    }

    /// Skips a row, whose quoted cells may have several lines.
    mutating func skipLine() {
        var isQuoted = false
        var canOpen = true
        while next < bytes.count, isQuoted || !isLineEnd(bytes[next]) {
            let byte = bytes[next]
            if byte == Self.quote, isQuoted || canOpen { isQuoted.toggle() }
            // A mark inside an unquoted cell opens nothing, and a doubled one closes nothing.
            canOpen = [0x2c, 0x3b, 0x09, Self.quote].contains(byte)
            next += 1
        }
        skipLineEnd()
        row += 1
    }

    mutating func skipLineEnd() {
        guard next < bytes.count else { return }
        let isReturn = bytes[next] == Self.carriageReturn
        next += 1
        if isReturn, next < bytes.count, bytes[next] == Self.lineFeed { next += 1 }
    }

    // MARK: - Problems

    mutating func report(tooLong count: Int, _ width: Int) {
        problems.add(
            SheetProblem(
                row: row, column: nil, "it has \(count) cells; the headings have \(width).",
                remedy: "Put cells that contain a \(separator) into quotation marks, or remove "
                    + "the cells beyond the last heading."))
    }

    /// Reports a problem of a cell of the latest row, or of the whole file.
    mutating func report(_ column: Int?, _ message: String, _ remedy: String) {
        problems.add(
            SheetProblem(
                row: column == nil ? nil : row, column: column.map { SheetColumn($0) }, message,
                remedy: remedy))
    }
}
