public import EventSourcing

/// A value that people saw, and the event that made it so.
public struct RatingVersion<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The event that gave it this value.
    public let position: Position
    /// The value from that event on.
    public let value: Value

    public init(position: Position, value: Value) {
        self.position = position
        self.value = value
    }
}
