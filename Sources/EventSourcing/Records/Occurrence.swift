/// Where and when an event happened: all that a fold may know of its record.
public struct Occurrence: Hashable, Sendable {
    /// The event's place in the ledger.
    public let position: Position
    /// When the ledger learnt it.
    public let recordedAt: Timestamp
    /// When what it says held, as claimed.
    public let effectiveAt: EffectiveTime
    /// Where the event comes from.
    public let origin: Origin

    @inlinable public init(
        position: Position, recordedAt: Timestamp, effectiveAt: EffectiveTime, origin: Origin
    ) {
        self.position = position
        self.recordedAt = recordedAt
        self.effectiveAt = effectiveAt
        self.origin = origin
    }
}

extension EncodedEvent {
    /// Where and when it happened.
    @inlinable public var occurrence: Occurrence {
        Occurrence(
            position: position, recordedAt: recordedAt, effectiveAt: effectiveAt, origin: origin)
    }
}

extension Record {
    /// Where and when its event happened.
    public var occurrence: Occurrence {
        Occurrence(
            position: position, recordedAt: recordedAt, effectiveAt: effectiveAt, origin: origin)
    }
}

extension Recorded {
    /// Where and when it happened.
    public var occurrence: Occurrence { record.occurrence }
}
