public import EventSourcing

/// A retention hold: while it is not lifted, no text that it covers is erased.
public struct RetentionHold: Hashable, Sendable {
    /// The hold as it was placed.
    public let placed: RetentionHoldPlaced
    /// Where it was placed, by which it is lifted.
    public let placedAt: Position
    /// Where it was lifted; `nil` while it is in force.
    public internal(set) var liftedAt: Position?
}

extension Inspection {
    /// The retention holds in force, oldest first.
    public var holdsInForce: [RetentionHold] { holds.filter { $0.liftedAt == nil } }
}
