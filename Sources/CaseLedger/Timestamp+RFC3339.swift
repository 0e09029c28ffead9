extension Timestamp {
    /// Reads an RFC 3339 time such as `2021-12-02T09:30:00Z`; `nil` for anything else.
    ///
    /// Date, hour, minute, second and offset must exist: no 30 February and no hour 24 or 25. Nor a
    /// second 60, for the ledger's clock has no leap seconds. Up to six digits of a fraction are exact;
    /// digits beyond the microsecond are cut.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
            let date = PartialDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let month = date.month, let day = date.day,
            let time = Self.clock(bytes[11..<19], below: [24, 60, 60])
        else { return nil }
        let end = bytes.dropFirst(20).firstIndex { !(0x30...0x39).contains($0) } ?? bytes.endIndex
        let hasFraction = bytes[19] == UInt8(ascii: ".")
        guard !hasFraction || end > 20,
            let offset = Self.offset(bytes[(hasFraction ? end : 19)...])
        else { return nil }
        var fraction = 0
        for place in 0..<6 {
            let digit = hasFraction && 20 + place < end ? Int(bytes[20 + place] - 0x30) : 0
            fraction = fraction * 10 + digit
        }
        let seconds =
            CivilDate.daysSince1970(date.year, month, day) * 86_400 + time[0] * 3_600 + time[1] * 60
            + time[2] - offset
        self.init(microseconds: Int64(seconds * 1_000_000 + fraction))
    }

    /// Two-digit numbers between colons, each below its limit.
    private static func clock(_ bytes: ArraySlice<UInt8>, below limits: [Int]) -> [Int]? {
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == limits.count else { return nil }
        var numbers: [Int] = []
        for (part, limit) in zip(parts, limits) {
            guard part.count == 2, part.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(String(decoding: part, as: UTF8.self)), number < limit
            else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    /// How far a time zone is ahead.
    ///
    /// Unit: seconds.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        switch sign {
        case UInt8(ascii: "Z"):
            return bytes.count == 1 ? 0 : nil
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard let time = clock(bytes.dropFirst(), below: [24, 60]) else { return nil }
            let ahead = time[0] * 3_600 + time[1] * 60
            return sign == UInt8(ascii: "+") ? ahead : -ahead
        default:
            return nil
        }
    }

    /// The time as RFC 3339 in UTC, with all six digits of its microseconds.
    ///
    /// ``init(rfc3339:)`` gives the same time back for the years 1 to 9999. RFC 3339 has no others; they
    /// are printed with a sign, or as the year 0000, and cannot be read.
    public var rfc3339: String {
        let (seconds, fraction) = microseconds.flooringDivision(by: 1_000_000)
        let (day, second) = seconds.flooringDivision(by: 86_400)
        let date = CivilDate(daysSince1970: Int(day))
        let clock = Int(second)
        return date.description + "T" + decimal(clock / 3_600, digits: 2) + ":"
            + decimal(clock / 60 % 60, digits: 2) + ":" + decimal(clock % 60, digits: 2) + "."
            + decimal(Int(fraction), digits: 6) + "Z"
    }
}

/// A day of the Gregorian calendar, which counts backwards without end, as RFC 3339 does.
struct CivilDate: CustomStringConvertible {
    let year: Int
    let month: Int
    let day: Int

    /// The days from 1 January 1970 to a date; days beyond the end of a month run on into the next.
    ///
    /// - Parameters:
    ///   - year: The year, at least 1.
    ///   - month: The month, `1...12`.
    ///   - day: The day of the month, from 1.
    /// - Returns: The days; below 0 for a date before.
    static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // Years begin in March here, so that the leap day is the last of its year.
        let year = month > 2 ? year : year - 1
        let leapDays = year / 4 - year / 100 + year / 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return year * 365 + leapDays + dayOfYear - 719_468
    }

    /// The date so many days after 1 January 1970.
    init(daysSince1970 days: Int) {
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

    /// Year, month and day: `"2021-12-02"`; a year below 0 or above 9999 has a sign.
    var description: String {
        let sign = year < 0 ? "-" : year > 9_999 ? "+" : ""
        return sign + decimal(abs(year), digits: 4) + "-" + decimal(month, digits: 2) + "-"
            + decimal(day, digits: 2)
    }
}

/// A number from 0 on, with zeros in front up to so many digits.
private func decimal(_ number: Int, digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

extension FixedWidthInteger {
    /// Divides so that the remainder is never below 0.
    ///
    /// - Parameter divisor: At least 1.
    /// - Returns: The greatest quotient that is not above the exact one, and what is left,
    ///   `0..<divisor`.
    func flooringDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
