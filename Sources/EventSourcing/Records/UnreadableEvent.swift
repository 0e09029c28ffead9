/// A record whose event this code cannot read.
public struct UnreadableEvent: Error, Hashable, CustomStringConvertible {
    /// Where it stands.
    public let position: Position
    /// Its type.
    public let type: EventName
    /// The version of its payload.
    public let schemaVersion: UInt16
    /// What is the matter, without the payload.
    public let problem: String

    public init(_ event: borrowing EncodedEvent, problem: String) {
        position = event.position
        type = event.typeName
        schemaVersion = event.schemaVersion
        self.problem = problem
    }

    public var description: String {
        "Event \(type), schema version \(schemaVersion), at position \(position): \(problem)"
    }
}
