/// The end of the ledger, or of the part that a reader asks for.
public struct Head: Hashable, Sendable {
    /// The last position; ``Position/start`` when there is no event.
    public let position: Position
    /// When the event at that position was recorded; `nil` when there is no event.
    public let recordedAt: Timestamp?

    /// The number of texts erased so far.
    ///
    /// A cache of texts is outdated when it grows.
    public let erasedTexts: UInt64

    /// Creates a head from its fields.
    public init(position: Position, recordedAt: Timestamp?, erasedTexts: UInt64 = 0) {
        self.position = position
        self.recordedAt = recordedAt
        self.erasedTexts = erasedTexts
    }
}

/// The end of one stream.
public struct StreamHead: Hashable, Sendable {
    /// The stream.
    public let stream: StreamName
    /// The position of its last event in the ledger.
    public let position: Position
    /// The number of its events.
    public let sequence: StreamSequence

    /// Creates a stream head from its fields.
    public init(stream: StreamName, position: Position, sequence: StreamSequence) {
        self.stream = stream
        self.position = position
        self.sequence = sequence
    }
}
