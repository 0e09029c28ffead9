internal import EventSourcing

/// A date that is known to the year, month or day: `2021`, `2021-12` or `2021-12-02`.
public struct PartialDate: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The year, `1...9999`.
    public let year: Int
    /// The month, `1...12`, if known.
    public let month: Int?
    /// The day of the month, `1...31`, if known.
    public let day: Int?

    /// The earliest date: 1 January of the year 1.
    public static let first = PartialDate(firstDayOf: 1)

    private init(firstDayOf year: Int) {
        self.year = year
        month = 1
        day = 1
    }

    /// Reads `2021`, `2021-12` or `2021-12-02`.
    ///
    /// - Returns: `nil` for any other text and for a date that does not exist.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4,
            parts.dropFirst().allSatisfy({ $0.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers[0] >= 1 else { return nil }
        year = numbers[0]
        month = numbers.count > 1 ? numbers[1] : nil
        day = numbers.count > 2 ? numbers[2] : nil
        if let month, !(1...12).contains(month) { return nil }
        if let day, let month, !(1...CivilDate.days(inMonth: month, of: year)).contains(day) {
            return nil
        }
    }

    public var description: String {
        ([year.padded(to: 4)] + [month, day].compactMap { $0?.padded(to: 2) })
            .joined(separator: "-")
    }

    /// The first day that the date can mean.
    ///
    /// Unit: days, counted from 1 January of the year 1.
    public var firstDayNumber: Int {
        CivilDate.daysSince1970(year, month ?? 1, day ?? 1) - CivilDate.daysSince1970(1, 1, 1) + 1
    }

    /// The number of 1 January 1970.
    static let daysTo1970 = 1 - CivilDate.daysSince1970(1, 1, 1)

    /// The last day that the date can mean.
    ///
    /// Unit: days, counted from 1 January of the year 1.
    public var lastDayNumber: Int {
        let month = month ?? 12
        let day = day ?? CivilDate.days(inMonth: month, of: year)
        return CivilDate.daysSince1970(year, month, day) - CivilDate.daysSince1970(1, 1, 1) + 1
    }

    /// Dates sort by the last day that they can mean, and then by precision, the finest first.
    public static func < (left: PartialDate, right: PartialDate) -> Bool {
        let days = (left.lastDayNumber, right.lastDayNumber)
        return days.0 != days.1
            ? days.0 < days.1 : left.description.utf8.count > right.description.utf8.count
    }
}
