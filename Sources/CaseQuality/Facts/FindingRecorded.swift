public import EventSourcing

/// The inspectors found something good, or something to be better.
public struct FindingRecorded: Event {
    public static let name: EventName = "finding-recorded"
    public let finding: Finding
}
