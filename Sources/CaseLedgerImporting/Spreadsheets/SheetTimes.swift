/// Reads the times of a sheet and parses each distinct text once.
struct SheetTimes {
    private var known: [String: EffectiveTime?] = [:]

    /// The remedy for an invalid time: the accepted spellings.
    static let spellings =
        "Write a date as 2026-03-31 or, day first, 31/03/2026; or a time as 2026-03-31T09:30:00Z."

    /// Reads an RFC 3339 time, or a date: `2026-03-31`, or day first, `31/03/2026`, `1/4/2026`.
    ///
    /// A date with slashes is always in the order day, month, year, as is usual in Britain.
    ///
    /// - Returns: `nil` for any other text.
    mutating func read(_ text: String) -> EffectiveTime? {
        if let time = known[text] { return time }
        let time: EffectiveTime?
        if let date = PartialDate(text) ?? Self.britishDate(text) {
            time = date.day == nil ? nil : .of(date)
        } else {
            time = Timestamp(rfc3339: text).map { .instant($0) }
        }
        known[text] = .some(time)
        return time
    }

    /// Reads a date with the day first: `31/03/2026`.
    ///
    /// - Returns: `nil` for any other text.
    static func britishDate(_ text: String) -> PartialDate? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count)
        else { return nil }
        func padded(_ part: Substring) -> String { part.count == 1 ? "0\(part)" : String(part) }
        return PartialDate("\(parts[2])-\(padded(parts[1]))-\(padded(parts[0]))")
    }
}
