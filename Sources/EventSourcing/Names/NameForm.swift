internal import ByteCoding

/// The characters that a name may have.
public enum NameForm: Hashable, Sendable {
    /// Visible characters, and spaces between them.
    case printable
    /// ASCII letters, digits and `. - _ : / #`.
    case reference
    /// ASCII letters, digits and `. - _`, with at least one digit and without a calendar date.
    ///
    /// It excludes names of persons and dates of birth.
    case pseudonym

    /// Whether the bytes are of this form.
    ///
    /// The form `printable` is checked elsewhere.
    @inlinable func accepts(_ utf8: Span<UInt8>) -> Bool {
        switch self {
        case .printable: true
        case .reference: utf8.isReference
        case .pseudonym: utf8.isPseudonym
        }
    }

    /// The characters that this form allows, for error messages.
    var words: String {
        switch self {
        case .printable: "visible characters and single spaces between them"
        case .reference: "only ASCII letters, digits and . - _ : / #"
        case .pseudonym:
            "only ASCII letters, digits and . - _, at least one digit, and no calendar date"
        }
    }
}

extension UInt8 {
    @inlinable var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    @inlinable var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }

    /// Whether this byte separates the parts of a pseudonym: a dot, a dash or an underscore.
    @inlinable var isDivider: Bool {
        self == UInt8(ascii: ".") || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
}

extension Span<UInt8> {
    @inlinable var isReference: Bool {
        for index in indices {
            let byte = self[index]
            guard
                byte.isDigit || byte.isLetter || byte.isDivider || byte == UInt8(ascii: ":")
                    || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#")
            else { return false }
        }
        return true
    }

    @inlinable var isPseudonym: Bool {
        var digits = 0
        var dividers = 0
        for index in indices {
            let byte = self[index]
            if byte.isDigit {
                digits += 1
            } else if byte.isDivider {
                dividers += 1
            } else if !byte.isLetter {
                return false
            }
        }
        // A date has at least two dividers, or eight digits.
        let canHoldADate = dividers >= 2 || digits >= 8
        return digits > 0 && !(canHoldADate && holdsADate)
    }

    /// Whether the text contains a calendar date: year, month and day in either order, with
    /// dividers or without.
    @usableFromInline var holdsADate: Bool {
        // The lengths of the last two parts; 0 for a part that is not a number.
        var earlier = 0
        var last = 0
        var start = 0
        while start < count {
            var end = start
            var isANumber = true
            while end < count, !self[end].isDivider {
                isANumber = isANumber && self[end].isDigit
                end += 1
            }
            let length = isANumber ? end - start : 0
            if length == 8, extracting(start..<end).isACompactDate { return true }
            if earlier > 0, last > 0, length > 0, Self.canBeADate(earlier, last, length) {
                return true
            }
            // Skip the empty part between two adjacent dividers.
            if end > start { (earlier, last) = (last, length) }
            start = end + 1
        }
        return false
    }

    /// Whether numbers with these digit counts can be year, month, day or day, month, year.
    private static func canBeADate(_ first: Int, _ second: Int, _ third: Int) -> Bool {
        second <= 2 && (first == 4 && third <= 2 || first <= 2 && (third == 2 || third == 4))
    }

    /// Whether eight digits are a date from 1900 to 2099.
    private var isACompactDate: Bool {
        func number(_ range: Range<Int>) -> Int {
            range.reduce(0) { 10 * $0 + Int(self[$1] - UInt8(ascii: "0")) }
        }
        func isADate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
            (1900...2099).contains(year) && (1...12).contains(month)
                && (1...CivilDate.days(inMonth: month, of: year)).contains(day)
        }
        return isADate(number(0..<4), number(4..<6), number(6..<8))
            || isADate(number(4..<8), number(2..<4), number(0..<2))
    }
}
