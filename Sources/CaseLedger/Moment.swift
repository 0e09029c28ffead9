internal import Foundation
internal import Synchronization

/// A moment as of which an inspection is read: a position or a time of recording.
public enum Moment: Hashable, Sendable, CustomStringConvertible {
    /// The current end of the ledger.
    case now
    /// Everything up to a position, inclusive.
    case position(Position)
    /// A point in the inspection's life.
    case milestone(Milestone)
    /// Everything recorded up to a time, inclusive.
    case recorded(Timestamp)

    /// A point in an inspection's life.
    public enum Milestone: String, Hashable, Sendable, CaseIterable {
        /// The announcement.
        case announced
        /// The end of fieldwork: the last event before the ratings panel met.
        case fieldwork
        /// The last decision of the ratings panel.
        case panel
        /// The last draft of the report that was sent to the service.
        case draft
        /// The publication.
        case published
    }

    /// Reads `now`, `@1234`, `@published`, an RFC 3339 time, or a date.
    ///
    /// A date means its end in Europe/London.
    ///
    /// - Throws: ``LedgerError`` with code `invalidInput` for any other text.
    public init(_ text: String) throws(LedgerError) {
        if text == "now" {
            self = .now
        } else if text.hasPrefix("@") {
            let name = text.dropFirst()
            if let position = Position(digits: name) {
                self = .position(position)
            } else if let milestone = Milestone(rawValue: String(name)) {
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

    /// The text that ``init(_:)`` reads.
    public var description: String {
        switch self {
        case .now: "now"
        case .position(let position): "@\(position)"
        case .milestone(let milestone): "@\(milestone.rawValue)"
        case .recorded(let time): time.rfc3339
        }
    }

    private static func unreadable(_ text: String) -> LedgerError {
        LedgerError(
            .invalidInput, "\"\(text.prefix(40))\" is not a valid moment.",
            remedy: "Use a position (@1234), a milestone (@announced, @fieldwork, @panel, "
                + "@draft, @published), a time (2021-12-02T09:30:00Z) or a date (2021-12-02).")
    }
}

extension EffectiveTime {
    /// The period that a date means in Europe/London: a day, a month or a year.
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

    /// A point in time on the clocks of London: a day, an hour, a minute and a second.
    ///
    /// - Returns: `nil` for a time that does not exist, and for one that the clocks show twice when
    ///   summer time ends.
    package static func local(
        _ date: PartialDate, hour: Int, minute: Int, second: Int
    ) -> EffectiveTime? {
        guard let month = date.month, let day = date.day, (0..<24).contains(hour),
            (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        return London.time(date.year, month, day, hour * 3_600 + minute * 60 + second)
            .map { .instant($0) }
    }

    /// A time that is only known to be between the start of one period and the end of another.
    public static func between(_ first: EffectiveTime, _ last: EffectiveTime) -> EffectiveTime {
        EffectiveTime(precision: .between, earliest: first.earliest, latest: last.latest)
    }

    /// The date or time in words, in Europe/London: `"2021-08"`, `"between 2021-08-01 and ..."`.
    public var words: String {
        if precision == .instant { return earliest.rfc3339 }
        // Consecutive events of a list often have the same date.
        if let last = Self.lastWords.withLock({ $0 }), last.time == self { return last.words }
        let words = dateWords
        Self.lastWords.withLock { $0 = (self, words) }
        return words
    }

    private static let lastWords = Mutex<(time: EffectiveTime, words: String)?>(nil)

    private var dateWords: String {
        switch precision {
        case .instant: earliest.rfc3339
        case .day: London.date(earliest)
        case .month: String(London.date(earliest).prefix(7))
        case .year: String(London.date(earliest).prefix(4))
        case .between:
            London.date(earliest) == London.date(latest)
                ? London.date(latest)
                : "between \(London.date(earliest)) and \(London.date(latest))"
        }
    }
}

/// The calendar of the inspectorate, in Europe/London.
enum London {
    private static let zone = TimeZone(identifier: "Europe/London") ?? .gmt

    /// The start of a day; a day or month beyond the last one counts into the next month or year.
    static func start(_ year: Int, _ month: Int, _ day: Int) -> Timestamp {
        let (years, months) = (month - 1).flooringDivision(by: 12)
        let midnight = CivilDate.daysSince1970(year + years, months + 1, day) * 86_400
        // The offset from UTC at the result may differ from the offset at the first estimate.
        let first = midnight - secondsAhead(at: midnight)
        let second = midnight - secondsAhead(at: first)
        let isMidnight = second + secondsAhead(at: second) == midnight
        // If clocks go forward at midnight, the day has no midnight and starts right after it.
        let start = isMidnight ? second : max(first, second)
        return Timestamp(microseconds: Int64(start) * 1_000_000)
    }

    /// The time at which the clocks show a number of seconds after midnight of a day.
    ///
    /// - Returns: `nil` if they do not show it on that day, or show it twice.
    static func time(_ year: Int, _ month: Int, _ day: Int, _ seconds: Int) -> Timestamp? {
        let local = CivilDate.daysSince1970(year, month, day) * 86_400 + seconds
        let possible = Set([secondsAhead(at: local - 86_400), secondsAhead(at: local + 86_400)])
            .filter { secondsAhead(at: local - $0) == $0 }
        guard possible.count == 1, let ahead = possible.first else { return nil }
        return Timestamp(microseconds: Int64(local - ahead) * 1_000_000)
    }

    /// The day of a time; the first day of year 1 for a time outside the years 1 to 9999.
    static func day(_ time: Timestamp) -> PartialDate { PartialDate(date(time)) ?? .first }

    /// The date of a time: `"2021-12-02"`.
    static func date(_ time: Timestamp) -> String {
        let seconds = Int(time.microseconds.flooringDivision(by: 1_000_000).quotient)
        let local = seconds + secondsAhead(at: seconds)
        return CivilDate(daysSince1970: local.flooringDivision(by: 86_400).quotient).description
    }

    /// The offset of London's clocks from UTC, the given number of seconds after the start of 1970.
    private static func secondsAhead(at seconds: Int) -> Int {
        // `Date` takes a floating-point number, which represents whole seconds exactly.
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
}
