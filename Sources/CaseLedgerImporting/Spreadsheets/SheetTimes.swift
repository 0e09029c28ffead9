/// Reads the dates and times of a sheet and parses each distinct text once.
struct SheetTimes {
    /// What a cell of a column of dates contains.
    enum Content: Hashable {
        /// A date.
        case date(PartialDate)
        /// A time.
        case time(EffectiveTime)
        /// A date such as `02/12/2021`, of which the order of day and month is not stated.
        case withoutOrder
        /// A number that can be the day that a spreadsheet program counts.
        case number
        /// Another text.
        case other
    }

    private let reading: SheetReading
    private var known: [String: Content] = [:]

    /// The remedy for an invalid time: the accepted spellings.
    static let spellings =
        "Write a date as 2026-03-31 or 31 March 2026; or a time as 2026-03-31T09:30:00Z or "
        + "2026-03-31 09:30, which is the time in London."

    /// The question that a date without a certain order asks, and how it is answered.
    static func order(_ count: Int) -> (message: String, remedy: String) {
        (
            "the date does not say which number is the day and which is the month"
                + (count > 1 ? " (this cell and \(count - 1) more)." : "."),
            "Say it with --date-order dmy (day first) or --date-order mdy (month first); in a "
                + "mapping file: date-order = dmy."
        )
    }

    /// The question that a number in a column of dates asks, and how it is answered.
    static func number(_ count: Int) -> (message: String, remedy: String) {
        (
            "the cell is a number and not a date"
                + (count > 1 ? " (this cell and \(count - 1) more)." : "."),
            "If the numbers are the days that a spreadsheet program counts from 1900, say so with "
                + "--serial-dates; in a mapping file: serial-dates = yes. Or write 2026-03-31."
        )
    }

    init(_ reading: SheetReading) { self.reading = reading }

    /// Reads a cell.
    mutating func read(_ text: String) -> Content {
        if let content = known[text] { return content }
        let content = content(of: text)
        known[text] = content
        return content
    }

    private func content(of text: String) -> Content {
        if let date = PartialDate(text) ?? Self.dateInWords(text) { return .date(date) }
        if let time = Timestamp(rfc3339: text) { return .time(.instant(time)) }
        if let time = Self.localTime(text) { return .time(time) }
        if let numbers = Self.numbers(text) {
            guard let order = reading.dateOrder else { return .withoutOrder }
            let (day, month) = order == .dayFirst ? (numbers.0, numbers.1) : (numbers.1, numbers.0)
            return Self.date(numbers.year, month, day).map { .date($0) } ?? .other
        }
        if text.utf8.count == 5, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(text)
        {
            return reading.hasSerialDates
                ? PartialDate(dayOfSpreadsheet: number).map { .date($0) } ?? .other : .number
        }
        return .other
    }

    // MARK: - Spellings

    private static func date(_ year: Substring, _ month: Substring, _ day: Substring)
        -> PartialDate?
    {
        func padded(_ part: Substring) -> String { part.count == 1 ? "0\(part)" : String(part) }
        return PartialDate("\(year)-\(padded(month))-\(padded(day))")
    }

    /// The numbers of a date such as `02/12/2021`, `2.12.2021` or `02-12-2021`.
    private static func numbers(_ text: String) -> (Substring, Substring, year: Substring)? {
        for divider: Character in ["/", ".", "-"] {
            let parts = text.split(separator: divider, omittingEmptySubsequences: false)
            guard parts.count == 3, parts[2].utf8.count == 4,
                parts.prefix(2).allSatisfy({ (1...2).contains($0.utf8.count) }),
                parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
            else { continue }
            return (parts[0], parts[1], parts[2])
        }
        return nil
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    /// A date such as `2 December 2021`, `2 Dec 2021` or `2-Dec-2021`, or a month such as
    /// `December 2021`.
    private static func dateInWords(_ text: String) -> PartialDate? {
        let parts = text.lowercased().split { $0.isWhitespace || $0 == "-" }
        guard (2...3).contains(parts.count), let year = parts.last, year.count == 4,
            let month = months.firstIndex(where: { month in
                let word = parts[parts.count - 2]
                return month == word || month.prefix(3) == word
                    || month == "september" && word == "sept"
            })
        else { return nil }
        guard parts.count == 3 else {
            return PartialDate("\(year)-\(month < 9 ? "0" : "")\(month + 1)")
        }
        return (1...2).contains(parts[0].count) ? date(year, "\(month + 1)", parts[0]) : nil
    }

    /// A time such as `2021-12-02 09:30`, on the clocks of London.
    private static func localTime(_ text: String) -> EffectiveTime? {
        let parts = text.split { $0 == " " || $0 == "T" }
        guard parts.count == 2, let date = PartialDate(String(parts[0])), date.day != nil else {
            return nil
        }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        let numbers = clock.compactMap { $0.utf8.count == 2 ? Int($0) : nil }
        guard (2...3).contains(clock.count), numbers.count == clock.count,
            clock.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return EffectiveTime.local(
            date, hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
    }
}

extension PartialDate {
    /// The day that spreadsheet programs give this number: 44532 is 2 December 2021.
    ///
    /// - Returns: `nil` for a day before March 1900, which programs count in different ways.
    fileprivate init?(dayOfSpreadsheet number: Int) {
        guard number > 60 else { return nil }
        self.init(CivilDate(daysSince1970: number - 25_569).description)
    }
}
