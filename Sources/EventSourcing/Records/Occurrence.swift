/// Where and when an event happened: all that a fold may know of its record.
public struct Occurrence: Hashable, Sendable {
    /// The event's place in the ledger.
    public let position: Position
    /// Where the events of its command stand: people saw what stood before the first and after the last.
    public let command: CommandPositions
    /// When the ledger learnt it.
    public let recordedAt: Timestamp
    /// When what it says held, as claimed.
    public let effectiveAt: EffectiveTime
    /// Where the event comes from.
    public let origin: Origin

    @inlinable public init(
        position: Position, in command: CommandPositions, recordedAt: Timestamp,
        effectiveAt: EffectiveTime, origin: Origin
    ) {
        self.position = position
        self.command = command
        self.recordedAt = recordedAt
        self.effectiveAt = effectiveAt
        self.origin = origin
    }
}

/// Where the events of one command stand: one after another, without gaps.
public struct CommandPositions: Hashable, Sendable {
    /// Where its first event stands.
    public let first: Position
    /// Where its last event stands.
    public let last: Position

    /// The command of an event.
    ///
    /// - Parameters:
    ///   - position: Where the event stands.
    ///   - index: Which of the command's events it is, from 0; below `count`.
    ///   - count: How many the command has, at least 1.
    @inlinable public init(of position: Position, index: UInt16, of count: UInt16) {
        first = Position(position.rawValue &- UInt64(index))
        last = Position(first.rawValue &+ UInt64(count) &- 1)
    }
}

extension EncodedEvent {
    /// Where and when it happened.
    @inlinable public var occurrence: Occurrence {
        Occurrence(
            position: position, in: command, recordedAt: recordedAt, effectiveAt: effectiveAt,
            origin: origin)
    }
}

extension Record {
    /// Where and when its event happened.
    public var occurrence: Occurrence {
        Occurrence(
            position: position,
            in: CommandPositions(of: position, index: indexInCommand, of: eventCount),
            recordedAt: recordedAt, effectiveAt: effectiveAt, origin: origin)
    }
}

extension Recorded {
    /// Where and when it happened.
    public var occurrence: Occurrence { record.occurrence }
}
