public import EventSourcing

/// Something that happened at the service, outside the inspection, was noted with its date.
public struct TimelineEntryNoted: Event {
    public static let name: EventName = "timeline-entry-noted"
    public let entry: TimelineEntry
}
