internal import Foundation
internal import Synchronization

/// A point at which to look at an inspection, on the clock of the ledger.
public enum Moment: Hashable, Sendable, CustomStringConvertible {
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
            .invalidInput, "\"\(text.prefix(40))\" is not a moment.",
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
        if precision == .instant { return earliest.rfc3339 }
        // Events that are printed one after the other often have the same date.
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
        case .between: "between \(London.date(earliest)) and \(London.date(latest))"
        }
    }
}

/// The calendar of the inspectorate: dates are Europe/London.
enum London {
    private static let zone = TimeZone(identifier: "Europe/London") ?? .gmt

    /// The start of a day; days and months beyond the end run on into the next.
    static func start(_ year: Int, _ month: Int, _ day: Int) -> Timestamp {
        let (years, months) = (month - 1).flooringDivision(by: 12)
        let midnight = CivilDate.daysSince1970(year + years, months + 1, day) * 86_400
        // By how much a clock is ahead may differ at the time that is looked for.
        let first = midnight - secondsAhead(at: midnight)
        let second = midnight - secondsAhead(at: first)
        let isMidnight = second + secondsAhead(at: second) == midnight
        // A clock that was put forward at midnight has no midnight: the day starts right after.
        let start = isMidnight ? second : max(first, second)
        return Timestamp(microseconds: Int64(start) * 1_000_000)
    }

    /// The day of a time; a time outside the years 1 to 9999 has the first one.
    static func day(_ time: Timestamp) -> PartialDate { PartialDate(date(time)) ?? .first }

    /// The date of a time: `"2021-12-02"`.
    static func date(_ time: Timestamp) -> String {
        let seconds = Int(time.microseconds.flooringDivision(by: 1_000_000).quotient)
        let local = seconds + secondsAhead(at: seconds)
        return CivilDate(daysSince1970: local.flooringDivision(by: 86_400).quotient).description
    }

    /// How far London's clocks are ahead of UTC at so many seconds after the start of 1970.
    private static func secondsAhead(at seconds: Int) -> Int {
        // A date takes a floating-point number; it has whole seconds exactly.
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
}
