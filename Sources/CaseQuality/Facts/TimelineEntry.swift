public import EventSourcing

/// An event at the service, or a milestone of the inspection, with its date.
public struct TimelineEntry: Hashable, Sendable {
    /// Whether the event happened.
    public enum Status: UInt8, Spelled {
        case happened = 0
        case planned = 1

        /// The spelling in data and JSON.
        public var description: String { self == .happened ? "happened" : "planned" }
    }

    /// The date, as precisely as it is known.
    public var time: ReportedTime
    /// The description of the event; organisational text of at most 500 bytes.
    public var what: FreeText
    /// Whether it happened, or was planned when the source was written.
    public var status: Status
    /// Where the source says it, and who says it there.
    public var citation: Citation

    /// Creates an entry from its parts.
    public init(
        time: ReportedTime, what: FreeText, status: Status = .happened,
        citation: Citation = Citation()
    ) {
        self.time = time
        self.what = what
        self.status = status
        self.citation = citation
    }

    /// Creates an entry of a date.
    public init(date: PartialDate, what: FreeText) {
        self.init(time: ReportedTime(on: date), what: what)
    }

    /// The date that entries sort by; `nil` when no date is known.
    package var date: PartialDate? { time.on ?? time.period?.to ?? time.period?.from }

    /// Orders entries by date; those without one come last.
    package static func isEarlier(_ one: TimelineEntry, than other: TimelineEntry) -> Bool {
        guard let first = one.date else { return false }
        return other.date.map { first < $0 } ?? true
    }

    /// The fields of an entry of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [.typed("\(path).what", about: .child), .value("\(path).status")]
            + ReportedTime.fields("\(path).time") + Citation.fields("\(path).citation")
    }
}
