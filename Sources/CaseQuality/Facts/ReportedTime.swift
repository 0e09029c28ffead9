public import EventSourcing

/// When a reported fact held, as its source says it.
public struct ReportedTime: Hashable, Sendable {
    /// The date, if the source gives one.
    public var on: PartialDate?
    /// The period that the fact covers, or the bounds of a date that nobody printed.
    public var period: Period?
    /// The milestone of the inspection that the source dates it by: `"announcement"`.
    public var milestone: GroupKey?
    /// How the time is known: `"footnote 11: the cases assessed during the inspection"`.
    public var basis: FreeText?

    /// A period, or the bounds of a date.
    public struct Period: Hashable, Sendable {
        /// The first date; `nil` if it is not known.
        public var from: PartialDate?
        /// The last date; `nil` if it is not known.
        public var to: PartialDate?
        /// Whether the two are bounds that a reader inferred of one date, and no period.
        public var areBounds: Bool
        /// The period as printed: `"2020/2021"`.
        public var label: FreeText?

        /// Creates a period from its parts.
        public init(
            from: PartialDate?, to: PartialDate?, areBounds: Bool = false, label: FreeText? = nil
        ) {
            self.from = from
            self.to = to
            self.areBounds = areBounds
            self.label = label
        }
    }

    /// Creates a time from its parts.
    public init(
        on date: PartialDate? = nil, period: Period? = nil, milestone: GroupKey? = nil,
        basis: FreeText? = nil
    ) {
        on = date
        self.period = period
        self.milestone = milestone
        self.basis = basis
    }

    /// The time in a table: `"2020"`, `"2019-10 to 2020-09"`, `"between 2020 and 2021-12"`.
    public var words: String? {
        if let on { return on.description }
        if let period {
            if let label = period.label { return label.words }
            switch (period.from, period.to, period.areBounds) {
            case (let from?, let to?, true): return "between \(from) and \(to)"
            case (let from?, let to?, false): return "\(from) to \(to)"
            case (let from?, nil, _): return "from \(from)"
            case (nil, let to?, true): return "before \(to) ends"
            case (nil, let to?, false): return "to \(to)"
            case (nil, nil, _): break
            }
        }
        return milestone.map { "at \($0.rawValue.split(separator: "-").joined(separator: " "))" }
    }

    /// The fields of a time of an event, at a path.
    static func fields(_ path: String, label: UInt8, basis: UInt8) -> [FieldPrivacy] {
        [
            .value("\(path).on"),
            .value("\(path).period.from"),
            .value("\(path).period.to"),
            .value("\(path).period.areBounds"),
            .text("\(path).period.label", label, about: .nobody),
            .value("\(path).milestone"),
            .text("\(path).basis", basis, about: .nobody),
        ]
    }

    /// The fields of a time of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .value("\(path).on"),
            .value("\(path).period.from"),
            .value("\(path).period.to"),
            .value("\(path).period.areBounds"),
            .typed("\(path).period.label", about: .nobody),
            .value("\(path).milestone"),
            .typed("\(path).basis", about: .nobody),
        ]
    }
}

extension Inspection {
    /// Checks the texts and the order of the dates of a time.
    func check(_ time: ReportedTime, of what: String) throws(Refusal) {
        try check(time.basis, "The basis of the time of \(what)", atMost: ReportFacts.longest.text)
        guard let period = time.period else { return }
        try check(period.label, "The period of \(what)", atMost: ReportFacts.longest.name)
        if let from = period.from, let to = period.to, from.firstDayNumber > to.lastDayNumber {
            throw Refusal(
                .endsBeforeItBegins,
                "The time of \(what) is from \(from) to \(to): the end is before the beginning.",
                remedy: "Exchange the dates, or correct one.")
        }
    }
}
