public import EventSourcing

/// The pseudonym of one case: letters, digits, dots, dashes and underscores, 1 to 48 of them.
///
/// Never a name and never a date: what has no digit, or a date anywhere in it, is refused.
public struct CaseKey: Name {
    public static let kind = "case key"
    public static let longestInBytes = 48
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue.utf8.span) else { return nil }
        self.rawValue = rawValue
    }

    /// Takes a text that was checked already.
    init(accepted text: String) { rawValue = text }

    /// Whether a text of these bytes can be a key.
    static func accepts(_ utf8: Span<UInt8>) -> Bool {
        guard !utf8.isEmpty, utf8.count <= longestInBytes else { return false }
        var digits = 0
        var dividers = 0
        for index in utf8.indices {
            let byte = utf8[index]
            if byte.isADigit {
                digits += 1
            } else if byte.dividesParts {
                dividers += 1
            } else if !byte.isALetter {
                return false
            }
        }
        // A date has three parts, or eight digits.
        let canHaveADate = dividers >= 2 || digits >= 8
        return digits > 0 && !(canHaveADate && hasADate(utf8))
    }

    /// Whether some of this reads as a calendar date, such as a date of birth: year, month and day
    /// in either order, apart or run together.
    private static func hasADate(_ utf8: Span<UInt8>) -> Bool {
        // How long the last two parts are; 0 for one that is not a number.
        var earlier = 0
        var last = 0
        var start = 0
        while start < utf8.count {
            var end = start
            var isANumber = true
            while end < utf8.count, !utf8[end].dividesParts {
                isANumber = isANumber && utf8[end].isADigit
                end += 1
            }
            let length = isANumber ? end - start : 0
            if length == 8, isACompactDate(utf8.extracting(start..<end)) { return true }
            if earlier > 0, last > 0, length > 0, canBeADate(earlier, last, length) {
                return true
            }
            // Between two dividers there is no part.
            if end > start { (earlier, last) = (last, length) }
            start = end + 1
        }
        return false
    }

    /// Whether numbers of so many digits can be a year, month and day, or a day, month and year.
    private static func canBeADate(_ first: Int, _ second: Int, _ third: Int) -> Bool {
        second <= 2 && (first == 4 && third <= 2 || first <= 2 && (third == 2 || third == 4))
    }

    /// Whether eight digits are a date of the last century or this one.
    private static func isACompactDate(_ digits: Span<UInt8>) -> Bool {
        func number(_ range: Range<Int>) -> Int {
            range.reduce(0) { 10 * $0 + Int(digits[$1] - UInt8(ascii: "0")) }
        }
        func isADate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
            (1900...2099).contains(year) && (1...12).contains(month)
                && (1...PartialDate.days(in: month, of: year)).contains(day)
        }
        return isADate(number(0..<4), number(4..<6), number(6..<8))
            || isADate(number(4..<8), number(2..<4), number(0..<2))
    }
}

extension UInt8 {
    fileprivate var isADigit: Bool { (0x30...0x39).contains(self) }

    fileprivate var isALetter: Bool { (0x61...0x7a).contains(self | 0x20) }

    /// Whether this stands between the parts of a key: a dot, a dash or an underscore.
    fileprivate var dividesParts: Bool { self == 0x2e || self == 0x2d || self == 0x5f }

    fileprivate var standsInReferences: Bool {
        isADigit || isALetter || dividesParts || self == UInt8(ascii: ":")
            || self == UInt8(ascii: "/") || self == UInt8(ascii: "#")
    }
}

/// Where evidence is kept, outside the ledger: a key such as `"file-0412"`, never the evidence.
public struct EvidenceReference: Name {
    public static let kind = "evidence reference"
    public static let longestInBytes = 128
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue.utf8.span) else { return nil }
        self.rawValue = rawValue
    }

    /// Takes a text that was checked already.
    init(accepted text: String) { rawValue = text }

    /// Whether a text of these bytes can be a reference.
    static func accepts(_ utf8: Span<UInt8>) -> Bool {
        !utf8.isEmpty && utf8.count <= longestInBytes && utf8.isReference
    }
}

/// A service's key: `"leicestershire-yjs"`.
public struct ServiceID: Name {
    public static let kind = "service id"
    public static let longestInBytes = 64
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}

/// A key for a team, a stratum or a case manager: a code, never a person's name.
public struct GroupKey: Name {
    public static let kind = "key"
    public static let longestInBytes = 64
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}

/// A recommendation's number within its inspection: `"R1"`.
public struct RecommendationID: Name {
    public static let kind = "recommendation id"
    public static let longestInBytes = 32
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}

/// An action's number within the plan for a recommendation: `"A1"`.
public struct ActionID: Name {
    public static let kind = "action id"
    public static let longestInBytes = 32
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}

/// A finding's number within its inspection: `"F2.S1"`.
public struct FindingID: Name {
    public static let kind = "finding id"
    public static let longestInBytes = 32
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}

/// An anomaly's number within its inspection: `"A05"`.
public struct AnomalyID: Name {
    public static let kind = "anomaly id"
    public static let longestInBytes = 32
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}

/// What a figure measures: `"staffing.vacancyRatePercent"`.
public struct MeasureKey: Name {
    public static let kind = "measure"
    public static let longestInBytes = 96
    public let rawValue: String

    public init?(rawValue: String) {
        guard Self.accepts(rawValue), rawValue.utf8.span.isReference else { return nil }
        self.rawValue = rawValue
    }
}

/// A date as precisely as it is known: `2021`, `2021-12` or `2021-12-02`.
public struct PartialDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year, `1...9999`.
    public let year: Int
    /// The month, `1...12`, if known.
    public let month: Int?
    /// The day of the month, if known.
    public let day: Int?

    /// The first day there is.
    public static let first = PartialDate(firstDayOf: 1)

    private init(firstDayOf year: Int) {
        self.year = year
        month = 1
        day = 1
    }

    /// Reads `2021`, `2021-12` or `2021-12-02`; `nil` for a date that does not exist.
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
        if let day, let month, !(1...Self.days(in: month, of: year)).contains(day) { return nil }
    }

    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return ([padded(year, 4)] + [month, day].compactMap { $0 }.map { padded($0, 2) })
            .joined(separator: "-")
    }

    /// The last day that the date can mean, counted from 1 January of the year 1.
    public var lastDayNumber: Int {
        let month = month ?? 12
        let day = day ?? Self.days(in: month, of: year)
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400
        return 365 * before + leapDays
            + (1..<month).reduce(0) { $0 + Self.days(in: $1, of: year) } + day
    }

    /// Dates sort by the last day that they can mean, and then the more precise one first.
    public static func < (left: PartialDate, right: PartialDate) -> Bool {
        let days = (left.lastDayNumber, right.lastDayNumber)
        return days.0 != days.1
            ? days.0 < days.1 : left.description.utf8.count > right.description.utf8.count
    }

    /// How many days a month has.
    public static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Span<UInt8> {
    /// Whether these are the bytes of a reference: only letters, digits and `. - _ : / #`.
    fileprivate var isReference: Bool {
        for index in indices where !self[index].standsInReferences { return false }
        return true
    }
}
