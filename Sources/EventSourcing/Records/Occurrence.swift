/// Where, when and by whom an event was recorded: all that a fold may know of its record.
public struct Occurrence: Hashable, Sendable {
    /// The event's position in the ledger.
    public let position: Position
    /// The positions of the events of its command.
    ///
    /// Users see the state before the first and after the last of them.
    public let command: CommandPositions
    /// When the ledger recorded it.
    public let recordedAt: Timestamp
    /// The effective time, as stated.
    public let effectiveAt: EffectiveTime
    /// The origin of the event.
    public let origin: Origin
    /// The key of the person or program that recorded it.
    public let actor: Agent.ID

    /// Creates an occurrence from its fields.
    @inlinable public init(
        position: Position, in command: CommandPositions, recordedAt: Timestamp,
        effectiveAt: EffectiveTime, origin: Origin, actor: Agent.ID
    ) {
        self.position = position
        self.command = command
        self.recordedAt = recordedAt
        self.effectiveAt = effectiveAt
        self.origin = origin
        self.actor = actor
    }
}

/// The positions of the events of one command: consecutive, without gaps.
public struct CommandPositions: Hashable, Sendable {
    /// The position of its first event.
    public let first: Position
    /// The position of its last event.
    public let last: Position

    /// Computes the positions of an event's command.
    ///
    /// - Parameters:
    ///   - position: The position of the event.
    ///   - index: The index of the event in the command, from 0; below `count`.
    ///   - count: The number of events of the command, at least 1.
    @inlinable public init(of position: Position, index: UInt16, of count: UInt16) {
        first = Position(position.rawValue &- UInt64(index))
        last = Position(first.rawValue &+ UInt64(count) &- 1)
    }
}

extension EncodedEvent {
    /// The position, the times and the actor of the event.
    public var occurrence: Occurrence {
        Occurrence(
            position: position, in: command, recordedAt: recordedAt, effectiveAt: effectiveAt,
            origin: origin, actor: actor)
    }
}

extension Record {
    /// The position, the times and the actor of its event.
    public var occurrence: Occurrence {
        Occurrence(
            position: position,
            in: CommandPositions(of: position, index: indexInCommand, of: eventCount),
            recordedAt: recordedAt, effectiveAt: effectiveAt, origin: origin, actor: actor)
    }
}

extension Recorded {
    /// The position, the times and the actor of the event.
    public var occurrence: Occurrence { record.occurrence }
}
