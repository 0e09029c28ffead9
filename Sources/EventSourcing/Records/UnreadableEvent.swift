/// An error for a record whose event this code cannot read.
public struct UnreadableEvent: Error, Hashable, CustomStringConvertible {
    /// The position of the record.
    public let position: Position
    /// Its type.
    public let type: EventName
    /// The schema version of its payload.
    public let schemaVersion: UInt16
    /// The problem, without the payload.
    public let problem: String

    /// Creates the error for an event.
    public init(_ event: borrowing EncodedEvent, problem: String) {
        position = event.position
        type = event.typeName
        schemaVersion = event.schemaVersion
        self.problem = problem
    }

    /// The event's type, version and position, and the problem.
    public var description: String {
        "Event \(type), schema version \(schemaVersion), at position \(position): \(problem)"
    }
}
