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

    private mutating func add(_ line: String, number: Int) throws(LedgerError) {
        let word = line.prefix { $0 != "=" && !$0.isWhitespace }.lowercased()
        let isPair = ["heading", "answer"].contains(word)
        // A heading may contain the sign, and a meaning never does.
        guard let sign = isPair ? line.lastIndex(of: "=") : line.firstIndex(of: "=") else {
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
        case "ignore": ignored.append(value)
        case "heading-row":
            guard let row = Int(value), row > 0 else {
                throw Self.unreadable(number, "the row is not a whole number from 1.")
            }
            headingRow = row
        case "serial-dates":
            guard let answer = SheetAnswers.answer(value), answer != .notApplicable else {
                throw Self.unreadable(number, "the word after = is not yes or no.")
            }
            hasSerialDates = answer == .yes
        case "encoding": encoding = try Self.choice(value, number)
        case "separator": separator = try Self.choice(value, number)
        case "date-order": dateOrder = try Self.choice(value, number)
        default: throw Self.unreadable(number, "its first word is unknown.")
        }
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
                + "encoding = windows-1252; separator = tab.")
    }
}

extension String {
    /// The text without its first character, which may be a byte order mark.
    fileprivate var dropFirstScalar: String { String(unicodeScalars.dropFirst()) }
}
