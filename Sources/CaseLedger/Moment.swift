internal import Foundation

/// A point at which to look at an inspection, on the clock of the ledger.
public enum Moment: Hashable, Sendable {
    /// As it stands.
    case now
    /// Everything up to and with a position.
    case position(Position)
    /// A point in the inspection's life.
    case milestone(Milestone)
    /// Everything recorded up to and with a time.
    case recorded(Timestamp)

    /// A point in an inspection's life.
    public enum Milestone: String, Hashable, Sendable, CaseIterable {
        /// The announcement.
        case announced
        /// The end of fieldwork: the last event before the ratings panel met.
        case fieldwork
        /// The last decision of the ratings panel.
        case panel
        /// The publication.
        case published
    }

    /// Reads `@1234`, `@published`, an RFC 3339 time, or a date, which stands for its end in
    /// Europe/London.
    ///
    /// - Throws: Code `invalidInput` for anything else.
    public init(_ text: String) throws(LedgerError) {
        if text == "now" {
            self = .now
        } else if text.hasPrefix("@") {
            let name = String(text.dropFirst())
            if let number = UInt64(name) {
                self = .position(Position(number))
            } else if let milestone = Milestone(rawValue: name) {
                self = .milestone(milestone)
            } else {
                throw Self.unreadable(text)
            }
        } else if let date = PartialDate(text), date.day != nil {
            self = .recorded(EffectiveTime.of(date).latest)
        } else if let time = Timestamp(rfc3339: text) {
            self = .recorded(time)
        } else {
            throw Self.unreadable(text)
        }
    }

    private static func unreadable(_ text: String) -> LedgerError {
        LedgerError(
            .invalidInput, "\"\(text.prefix(40))\" is no moment.",
            remedy: "Give a position (@1234), a milestone (@announced, @fieldwork, @panel, "
                + "@published), a time (2021-12-02T09:30:00Z) or a date (2021-12-02).")
    }
}

extension EffectiveTime {
    /// The stretch that a date means in Europe/London, as precisely as the date is known.
    public static func of(_ date: PartialDate) -> EffectiveTime {
        let precision: Precision =
            date.day != nil ? .day : date.month != nil ? .month : .year
        let first = London.start(date.year, date.month ?? 1, date.day ?? 1)
        let next: Timestamp
        if let day = date.day {
            next = London.start(date.year, date.month ?? 1, day + 1)
        } else if let month = date.month {
            next = London.start(date.year, month + 1, 1)
        } else {
            next = London.start(date.year + 1, 1, 1)
        }
        return EffectiveTime(
            precision: precision, earliest: first,
            latest: Timestamp(microseconds: next.microseconds - 1))
    }

    /// Between the start of one stretch and the end of another, and no more is known.
    public static func between(_ first: EffectiveTime, _ last: EffectiveTime) -> EffectiveTime {
        EffectiveTime(precision: .between, earliest: first.earliest, latest: last.latest)
    }

    /// The date or time in words, in Europe/London: `"2021-08"`, `"between 2021-08-01 and ..."`.
    public var words: String {
        switch precision {
        case .instant: earliest.rfc3339
        case .day: London.date(earliest)
        case .month: String(London.date(earliest).prefix(7))
        case .year: String(London.date(earliest).prefix(4))
        case .between: "between \(London.date(earliest)) and \(London.date(latest))"
        }
    }
}

/// The calendar of the inspectorate: dates are Europe/London.
enum London {
    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
        return calendar
    }()

    /// The start of a day; days and months beyond the end run on into the next.
    static func start(_ year: Int, _ month: Int, _ day: Int) -> Timestamp {
        let components = DateComponents(year: year, month: month, day: day)
        let date = calendar.date(from: components) ?? .distantPast
        return Timestamp(microseconds: Int64(date.timeIntervalSince1970) * 1_000_000)
    }

    /// The day of a time; a time outside the years 1 to 9999 has the first one.
    static func day(_ time: Timestamp) -> PartialDate { PartialDate(date(time)) ?? .first }

    /// The date of a time: `"2021-12-02"`.
    static func date(_ time: Timestamp) -> String {
        let parts = calendar.dateComponents(
            [.year, .month, .day],
            from: Date(timeIntervalSince1970: Double(time.microseconds) / 1_000_000))
        func padded(_ number: Int?, _ width: Int) -> String {
            let digits = String(number ?? 0)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
    }
}
