internal import EventSourcing

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
