/// An event together with its record.
public struct Recorded<Event: Sendable>: Sendable {
    /// The decoded event.
    public let event: Event
    /// The record, with position, times, actor and origin.
    public let record: Record

    /// Creates a pair of an event and its record.
    public init(_ event: Event, in record: Record) {
        self.event = event
        self.record = record
    }

    /// The event's position in the ledger.
    public var position: Position { record.position }
}

extension Recorded: Hashable, Equatable where Event: Hashable {}
