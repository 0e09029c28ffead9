import CaseLedger

extension PartialDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// The date for people: `"2 December 2021"`, `"December 2021"`, `"2021"`.
    var words: String {
        ([day.map { "\($0)" }, month.map { Self.months[$0 - 1] }].compactMap(\.self) + ["\(year)"])
            .joined(separator: " ")
    }

    /// The period from this date to a later one: `"8 to 18 November 2021"`.
    func words(to last: PartialDate) -> String {
        guard self != last else { return words }
        guard year == last.year, day != nil, last.day != nil, let day, let month else {
            return "\(words) to \(last.words)"
        }
        return month == last.month
            ? "\(day) to \(last.words)" : "\(day) \(Self.months[month - 1]) to \(last.words)"
    }
}

extension EffectiveTime {
    /// The days on which it can have held, in Europe/London: `"August 2021"`.
    var dayWords: String {
        let first = EffectiveMoment.day(of: earliest)
        switch precision {
        case .month: return String(first.words.split(separator: " ", maxSplits: 1).last ?? "")
        case .year: return "\(first.year)"
        case .instant, .day, .between: return first.words(to: EffectiveMoment.day(of: latest))
        }
    }
}
