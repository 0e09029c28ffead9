public import EventSourcing

/// A value of a rating, and the event from which readers saw it.
public struct RatingVersion<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The position of the event that set the value.
    public let position: Position
    /// The value from that event.
    public let value: Value

    /// Creates a version from its parts.
    public init(position: Position, value: Value) {
        self.position = position
        self.value = value
    }
}
