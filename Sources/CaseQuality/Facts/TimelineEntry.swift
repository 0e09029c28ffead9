public import EventSourcing

/// What happened at the service, and when.
public struct TimelineEntry: Hashable, Sendable {
    public var date: PartialDate
    /// What happened; organisational text.
    public var what: FreeText
    /// Where it is printed.
    public var place: FreeText?

    public init(date: PartialDate, what: FreeText, place: FreeText? = nil) {
        self.date = date
        self.what = what
        self.place = place
    }
}
