internal import CaseQuality
internal import EventSourcing

/// A point in simulated working time: Monday to Friday, eight hours from nine o'clock.
///
/// The time starts on Monday, 5 January 2015, so that the ten million events of the largest ledgers
/// are in the past. All computations use integers, so they do not depend on the calendar of the
/// machine.
struct WorkingTime: Hashable, Comparable, Sendable {
    /// The working time since the start.
    ///
    /// Unit: seconds.
    let seconds: Int

    static let start = WorkingTime(seconds: 0)

    /// Units of working time, in seconds.
    static let minute = 60
    static let hour = 60 * minute
    static let day = 8 * hour
    static let week = 5 * day

    /// The time from 1970-01-01 to the first Monday.
    ///
    /// Unit: days.
    private static let firstMonday = 16_440
    private static let nineInTheMorning = 9 * 3_600
    private static let secondsOfCalendarDay = 86_400

    static func < (left: WorkingTime, right: WorkingTime) -> Bool { left.seconds < right.seconds }

    static func + (time: WorkingTime, seconds: Int) -> WorkingTime {
        WorkingTime(seconds: max(0, time.seconds + seconds))
    }

    /// The start of the working day that is `days` after this one.
    func morning(after days: Int) -> WorkingTime {
        WorkingTime(seconds: (seconds / Self.day + days) * Self.day)
    }

    /// The calendar day.
    ///
    /// Unit: days since 1970-01-01.
    private var calendarDay: Int {
        Self.firstMonday + seconds / Self.week * 7 + seconds % Self.week / Self.day
    }

    /// The same point in the time of the ledger.
    var timestamp: Timestamp {
        let second =
            calendarDay * Self.secondsOfCalendarDay + Self.nineInTheMorning + seconds % Self.day
        return Timestamp(microseconds: Int64(second) * 1_000_000)
    }

    /// This day from midnight to midnight UTC, for times that are known to the day.
    var wholeDay: EffectiveTime {
        let midnight = Int64(calendarDay * Self.secondsOfCalendarDay) * 1_000_000
        return EffectiveTime(
            precision: .day, earliest: Timestamp(microseconds: midnight),
            latest: Timestamp(
                microseconds: midnight + Int64(Self.secondsOfCalendarDay) * 1_000_000 - 1))
    }

    /// This day as a date.
    ///
    /// Years are counted from March, so that the leap day is the last day of a year. They are
    /// grouped in eras of 400 years, which all have the same number of days.
    var date: PartialDate? {
        let days = calendarDay + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return PartialDate(
            "\(year)-\(month.padded(to: 2))-\(day.padded(to: 2))")
    }
}

extension Int {
    /// The number with leading zeros, so that keys sort in the order of the numbers.
    func padded(to digits: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
    }
}
