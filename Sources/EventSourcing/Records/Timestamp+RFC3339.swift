extension Timestamp {
    /// Reads an RFC 3339 time such as `2021-12-02T09:30:00Z`; `nil` for anything else.
    ///
    /// Date, hour, minute, second and offset must exist: no 30 February and no hour 24 or 25. Nor a
    /// second 60, for the ledger's clock has no leap seconds. Up to six digits of a fraction are exact;
    /// digits beyond the microsecond are cut.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
            let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)),
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
            CivilDate.daysSince1970(date.year, date.month, date.day) * 86_400 + time[0] * 3_600
            + time[1] * 60
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
        let digits = clock / 3_600 * 10_000 + clock / 60 % 60 * 100 + clock % 60
        // A log prints millions of them, so the text is made of bytes.
        var text = Array(date.description.utf8)
        text.reserveCapacity(28)
        text.append(UInt8(ascii: "T"))
        text.append(digits, count: 6, separator: UInt8(ascii: ":"))
        text.append(UInt8(ascii: "."))
        text.append(Int(fraction), count: 6, separator: nil)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Appends the last `count` decimal digits of a number, with a separator after every second one.
    fileprivate mutating func append(_ number: Int, count: Int, separator: UInt8?) {
        var divisor = 1
        for _ in 1..<count { divisor *= 10 }
        for place in 0..<count {
            if place > 0, place.isMultiple(of: 2), let separator { append(separator) }
            append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}
