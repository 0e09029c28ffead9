/// An event together with the record that holds it.
public struct Recorded<Event: Sendable>: Sendable {
    /// What happened.
    public let event: Event
    /// Where and when it was recorded, by whom, and where it comes from.
    public let record: Record

    public init(_ event: Event, in record: Record) {
        self.event = event
        self.record = record
    }

    /// The event's place in the ledger.
    public var position: Position { record.position }
}

extension Recorded: Hashable, Equatable where Event: Hashable {}
