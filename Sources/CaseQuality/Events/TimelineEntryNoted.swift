public import EventSourcing

/// Something that happened at the service, outside the inspection, was noted with its date.
public struct TimelineEntryNoted: Event {
    public static let name: EventName = "timeline-entry-noted"
    public let entry: TimelineEntry
}

/// What happened at the service, and when.
public struct TimelineEntry: Hashable, Sendable {
    public var date: PartialDate
    /// What happened; organisational text.
    public var what: String
    /// Where it is printed.
    public var place: String?

    public init(date: PartialDate, what: String, place: String? = nil) {
        self.date = date
        self.what = what
        self.place = place
    }
}
