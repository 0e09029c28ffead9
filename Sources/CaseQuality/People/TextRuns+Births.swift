// Dates of birth among the runs of a text.

extension TextRuns {
    /// The years in which somebody was born who is a child or a young adult in an inspection.
    ///
    /// Who is younger than nine in the year of the inspection is no subject of it. A date of that time
    /// is one of the work.
    static func birthYears(in year: Int?) -> ClosedRange<Int> {
        1_985...(year.map { max($0 - 9, 2_013) } ?? 2_017)
    }

    /// Whether a day, a month and a year begin here, in any order of numbers or with the name of the
    /// month.
    func isDay(_ start: Int, of years: ClosedRange<Int>) -> Bool {
        isNumericDay(start, of: years) || isJoinedDay(start, of: years)
            || isNamedMonth(start, of: years)
    }

    /// `12/03/2009`, `2009-03-12`; also `12.3.09`, where a zero tells that it is a date.
    private func isNumericDay(_ start: Int, of years: ClosedRange<Int>) -> Bool {
        let three = Array(numbers(from: start).prefix(3))
        guard three.count == 3, three.dropFirst().allSatisfy({ !$0.before.isEmpty }) else {
            return false
        }
        let values = three.compactMap(\.value)
        guard values.count == 3 else { return false }
        if three.contains(where: { $0.count == 4 }) {
            return Self.orders.contains {
                Self.isDay(values[$0.0], values[$0.1], values[$0.2], of: years)
            }
        }
        // "Ages 10-11-12" and "section 2.1.10" are no dates, and "1.02.03.04" has more numbers.
        let separated = numbers(from: start).dropFirst().prefix { $0.before != " " }
        let isInside = start > 0 && list[start - 1].isNumber && list[start].before != " "
        guard separated.count == 2, !isInside, let year = three[2].shortYear,
            three.contains(where: { $0.text.hasPrefix("0") })
        else { return false }
        return Self.isDay(values[0], values[1], year, of: years)
            || Self.isDay(values[1], values[0], year, of: years)
    }

    /// `20090312`, `12032009`.
    private func isJoinedDay(_ start: Int, of years: ClosedRange<Int>) -> Bool {
        guard list[start].count == 8, let number = Int(list[start].text) else { return false }
        return Self.isDay(number / 1_000_000, number / 10_000 % 100, number % 10_000, of: years)
            || Self.isDay(number % 100, number / 100 % 100, number / 10_000, of: years)
    }

    private static func isDay(
        _ day: Int, _ month: Int, _ year: Int, of years: ClosedRange<Int>
    ) -> Bool {
        (1...31).contains(day) && (1...12).contains(month) && years.contains(year)
    }

    /// `12 March 2009`, `12th of March, 2009`, `March 12 2009`, `12 Mar 09`.
    private func isNamedMonth(_ start: Int, of years: ClosedRange<Int>) -> Bool {
        guard let day = list[start].value, (1...31).contains(day) else { return false }
        var next = start + 1
        while let run = list[safely: next],
            ["st", "nd", "rd", "th", "of"].contains(run.text.lowercased())
        {
            next += 1
        }
        if let month = list[safely: next], month.isMonth {
            return isYear(next + 1, of: years)
        }
        return start > 0 && list[start - 1].isMonth && isYear(next, of: years)
    }

    /// Whether a run is one of these years: `2009`, `09`, `'10`, and neither a time nor a count.
    private func isYear(_ index: Int, of years: ClosedRange<Int>) -> Bool {
        guard let run = list[safely: index], let value = run.value else { return false }
        if years.contains(value) { return true }
        let isTime = list[safely: index + 1].map { $0.isNumber && $0.before == ":" } ?? false
        let isMarked =
            run.text.hasPrefix("0") || run.before.hasSuffix("'")
            || run.before.hasSuffix("\u{2019}")
        return isMarked && !isTime && run.shortYear.map(years.contains) ?? false
    }

    /// The places of the day, the month and the year among three numbers, in the usual orders.
    static let orders = [(0, 1, 2), (1, 0, 2), (2, 1, 0)]

    /// Whether a word such as "born" begins here, with a date or a year beside it.
    ///
    /// `born 2009`, `DOB: 12.3.09`, `date of birth 12/3`, `12.3.10 (DOB)`.
    func isBirth(_ start: Int) -> Bool {
        let spelt = ["d", "o", "b"].indices.allSatisfy { index in
            list[safely: start + index]?.text.lowercased() == ["d", "o", "b"][index]
        }
        guard spelt || Self.wordsOfBirth.contains(list[start].text.lowercased()) else {
            return false
        }
        let after = list.dropFirst(start + (spelt ? 3 : 1))
            .drop { $0.isMonth || Self.wordsOfDates.contains($0.text.lowercased()) }
        // A day in words has the name of its month close by.
        let isInWords = list.dropFirst(start + 1).prefix(6).contains { $0.isMonthInFull }
        return after.first?.isNumber == true || isDateBefore(start) || isInWords
    }

    /// Whether a word such as "born" is in the text, whose date can be in words.
    var namesBirth: Bool {
        list.contains { Self.wordsOfBirth.contains($0.text.lowercased()) }
    }

    private static let wordsOfBirth: Set<String> = [
        "born", "dob", "birth", "birthdate", "birthday",
    ]

    /// The words between a word of birth and its date; "missing in 3 cases" has others.
    private static let wordsOfDates: Set<String> = [
        "on", "in", "the", "of", "is", "was", "about", "around", "approx", "early", "late",
    ]

    /// Whether a date of any year ends before a run, with at most two words between.
    private func isDateBefore(_ start: Int) -> Bool {
        (start - 2...start).contains { end in
            guard end >= 3 else { return false }
            let three = Array(list[(end - 3)..<end])
            guard three[0].isNumber || three[1].isNumber, three[2].isNumber else { return false }
            return three.contains(where: \.isMonth)
                || three.allSatisfy(\.isNumber)
                    && three.dropFirst().allSatisfy { $0.isJoined && !$0.before.isEmpty }
        }
    }
}

extension TextRuns.Run {
    /// Whether it is the whole name of a month that is no other word.
    fileprivate var isMonthInFull: Bool {
        isMonth && text.count > 3 && !["march", "mars"].contains(text)
    }

    /// The year that two digits stand for, of a time in which people are young now.
    fileprivate var shortYear: Int? {
        guard count == 2, let value else { return nil }
        return value < 50 ? 2_000 + value : 1_900 + value
    }
}
