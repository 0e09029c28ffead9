/// A day of the proleptic Gregorian calendar, without time zone, computed with integers.
package struct CivilDate: CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// The days from 1 January 1970 to a date; days beyond the end of a month count into the next.
    ///
    /// - Parameters:
    ///   - year: The year, at least 1.
    ///   - month: The month, `1...12`.
    ///   - day: The day of the month, from 1.
    /// - Returns: The number of days; negative for an earlier date.
    package static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // Years begin in March here, so that the leap day is the last of its year.
        let year = month > 2 ? year : year - 1
        let leapDays = year / 4 - year / 100 + year / 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return year * 365 + leapDays + dayOfYear - 719_468
    }

    /// Creates the date that is `days` after 1 January 1970.
    package init(daysSince1970 days: Int) {
        // Years begin in March here too; 146,097 days are 400 of them.
        let (era, dayOfEra) = (days + 719_468).flooringDivision(by: 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        year = era * 400 + yearOfEra + (month > 2 ? 0 : 1)
    }

    /// Reads ``description`` of a year from 1 to 9999; `nil` for anything else, and for a day that its month
    /// does not have.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, numbers[0] >= 1, (1...12).contains(numbers[1]),
            (1...Self.days(inMonth: numbers[1], of: numbers[0])).contains(numbers[2])
        else { return nil }
        (year, month, day) = (numbers[0], numbers[1], numbers[2])
    }

    /// The number of days of a month.
    ///
    /// - Parameters:
    ///   - month: `1...12`.
    ///   - year: The year, from 1.
    /// - Returns: `28...31`.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Year, month and day: `"2021-12-02"`.
    ///
    /// A year below 0 or above 9999 has a sign.
    package var description: String {
        let sign = year < 0 ? "-" : year > 9_999 ? "+" : ""
        return sign + abs(year).padded(to: 4) + "-" + month.padded(to: 2) + "-"
            + day.padded(to: 2)
    }
}

extension FixedWidthInteger {
    /// Divides so that the remainder is never negative.
    ///
    /// - Parameter divisor: At least 1.
    /// - Returns: The greatest quotient that is not above the exact one, and the remainder,
    ///   `0..<divisor`.
    package func flooringDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

extension Int {
    /// A number of at least 0, padded with leading zeros to at least `digits` digits: `"07"`.
    package func padded(to digits: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
    }
}
