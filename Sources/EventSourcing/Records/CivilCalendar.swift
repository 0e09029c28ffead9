/// The Gregorian calendar, extended over all years from 1 on; without time zones.
package enum CivilCalendar {
    /// How many days a month has.
    ///
    /// - Parameters:
    ///   - month: `1...12`.
    ///   - year: From 1 on.
    /// - Returns: `28...31`.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The number of a day, counted from 1 January of the year 1, which is day 1.
    package static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400
        return 365 * before + leapDays
            + (1..<month).reduce(0) { $0 + days(inMonth: $1, of: year) } + day
    }
}
