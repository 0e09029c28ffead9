public import CaseLedger

extension SheetReading {
    /// Reads a mapping: a text file with a line for each thing that a kind of sheet needs.
    ///
    /// ```
    /// # Sheets of the court team
    /// heading-row = 3
    /// date-order = dmy
    /// ignore = Notes
    /// heading Case reference = case
    /// heading Desistance met? = 2.1.1
    /// answer Met = yes
    /// ```
    ///
    /// The other lines are `encoding`, `separator` and `serial-dates = yes`. Empty lines, and lines
    /// that begin with `#`, are skipped.
    ///
    /// Sheets of published results have words of their own, and columns that are the same for every
    /// row. Their cells may have marks of footnotes, and may be unreadable:
    ///
    /// ```
    /// rating n/a = not known
    /// name Anytown Youth Offending Team = Anytown Youth Justice Service
    /// date Spring 2020 = 2020-04
    /// score nineteen of 36 = 19/36
    /// edition 2018 = hmip-youth-2018
    /// constant source = Table of ratings, March 2024
    /// footnotes = yes
    /// unreadable = not-known
    /// ```
    ///
    /// - Parameter bytes: The content of the file, UTF-8.
    /// - Throws: Code `invalidInput`, which names the line.
    public init(mapping bytes: [UInt8]) throws(LedgerError) {
        self.init()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LedgerError(
                .invalidInput, "The mapping file is not UTF-8 text.", remedy: "Save it as UTF-8.")
        }
        let content = text.unicodeScalars.first == "\u{feff}" ? text.dropFirstScalar : text
        for (index, line) in content.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            let line = String(line).trimmed
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            try add(line, number: index + 1)
        }
    }

    /// Checks that nothing is set that only sheets of published results have.
    ///
    /// - Throws: Code `invalidInput`: a line that is not read must not be passed over in silence.
    func checkForAnswers() throws(LedgerError) {
        let found =
            [
                constants.isEmpty ? nil : "constant", leavesFootnotesOut ? "footnotes" : nil,
                leavesUnreadableOut ? "unreadable" : nil,
            ].compactMap(\.self) + values.keys.map(\.rawValue).sorted()
        guard let first = found.first else { return }
        throw LedgerError(
            .invalidInput,
            "The mapping has a line of published results (\(first)), which a sheet of answers does not "
                + "read. Nothing was recorded.",
            remedy: "Remove the line; the sheet itself has a column for each inspector and case.")
    }

    private mutating func add(_ line: String, number: Int) throws(LedgerError) {
        let word = line.prefix { $0 != "=" && !$0.isWhitespace }.lowercased()
        let kind = CellKind(rawValue: word)
        let isPair = ["heading", "answer", "constant"].contains(word) || kind != nil
        // A heading may contain the sign, and a meaning never does.
        guard
            let sign = isPair && word != "constant"
                ? line.lastIndex(of: "=") : line.firstIndex(of: "=")
        else {
            throw Self.unreadable(number, "it has no =.")
        }
        let value = String(line[line.index(after: sign)...]).trimmed
        let name = String(line[..<sign].dropFirst(word.count)).trimmed
        guard !value.isEmpty, isPair != name.isEmpty else {
            throw Self.unreadable(number, "a side of = is empty, or has words too many.")
        }
        switch word {
        case "heading":
            if let other = meaning(of: name), other.plainHeading != value.plainHeading {
                throw Self.unreadable(number, "the heading has another meaning in a line above.")
            }
            headings[name] = value
        case "answer":
            guard let answer = SheetAnswers.answer(value) else {
                throw Self.unreadable(number, "the word after = is not yes, no or n/a.")
            }
            let own = name.answerLetters
            guard (answers[own] ?? answer) == answer else {
                throw Self.unreadable(number, "the word is another answer in a line above.")
            }
            answers[own] = answer
        case "constant": try addConstant(name.plainHeading, value, number)
        case "ignore": ignored.append(value)
        case "heading-row":
            guard let row = Int(value), row > 0 else {
                throw Self.unreadable(number, "the row is not a whole number from 1.")
            }
            headingRow = row
        case "serial-dates": hasSerialDates = try Self.flag(value, number)
        case "footnotes": leavesFootnotesOut = try Self.flag(value, number)
        case "unreadable":
            guard value.answerLetters == "not-known" else {
                throw Self.unreadable(number, "the word after = is not not-known.")
            }
            leavesUnreadableOut = true
        case "encoding": encoding = try Self.choice(value, number)
        case "separator": separator = try Self.choice(value, number)
        case "date-order": dateOrder = try Self.choice(value, number)
        default:
            guard let kind else { throw Self.unreadable(number, "its first word is unknown.") }
            try add(value, of: name, kind, number)
        }
    }

    private mutating func addConstant(
        _ column: String, _ value: String, _ number: Int
    ) throws(LedgerError) {
        guard (constants[column] ?? value) == value else {
            throw Self.unreadable(number, "the column has another value in a line above.")
        }
        constants[column] = value
    }

    /// Adds what a cell of a kind stands for.
    private mutating func add(
        _ value: String, of cell: String, _ kind: CellKind, _ number: Int
    ) throws(LedgerError) {
        if let other = self.value(of: cell, kind), other != value {
            throw Self.unreadable(
                number, "the \(kind.rawValue) has another meaning in a line above.")
        }
        let isValid =
            switch kind {
            case .rating:
                Rating(printedLabel: value) != nil || HistoryCells.isNotKnown(value)
                    || PrintedNotRated(cell: value) != nil
            case .score: HistoryCells.score(value) != nil || HistoryCells.isNotKnown(value)
            case .date: PartialDate(value) != nil
            case .name, .edition: true
            }
        guard isValid else {
            throw Self.unreadable(number, "the words after = are not a \(kind.rawValue).")
        }
        values[kind, default: [:]][cell] = value
    }

    private static func flag(_ value: String, _ number: Int) throws(LedgerError) -> Bool {
        guard let answer = SheetAnswers.answer(value), answer != .notApplicable else {
            throw unreadable(number, "the word after = is not yes or no.")
        }
        return answer == .yes
    }

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String, _ number: Int
    ) throws(LedgerError) -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: text.lowercased()) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw unreadable(number, "the word after = is not one of \(known).")
    }

    private static func unreadable(_ number: Int, _ problem: String) -> LedgerError {
        LedgerError(
            .invalidInput, "Line \(number) of the mapping file cannot be read: \(problem)",
            remedy: "Lines are: heading NAME = 2.1.1; answer WORD = yes; ignore = NAME; "
                + "heading-row = 3; date-order = dmy; serial-dates = yes; "
                + "encoding = windows-1252; separator = tab. For published results also: rating "
                + "WORD = not known; score WORD = 19/36; name ONE = OTHER; date WORD = 2021-12; "
                + "edition WORD = hmip-youth-2018; constant source = TEXT; footnotes = yes; "
                + "unreadable = not-known.")
    }
}

extension String {
    /// The text without its first character, which may be a byte order mark.
    fileprivate var dropFirstScalar: String { String(unicodeScalars.dropFirst()) }
}
