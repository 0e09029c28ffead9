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
