public import EventSourcing

/// An event at the service, outside the inspection, with its date.
public struct TimelineEntry: Hashable, Sendable {
    /// The date, as precisely as it is known.
    public var date: PartialDate
    /// The description of the event; organisational text of at most 500 bytes.
    public var what: FreeText
    /// The place in the report where it is printed.
    public var place: FreeText?

    /// Creates an entry from its parts.
    public init(date: PartialDate, what: FreeText, place: FreeText? = nil) {
        self.date = date
        self.what = what
        self.place = place
    }
}
