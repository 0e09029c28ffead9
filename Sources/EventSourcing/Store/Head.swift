/// The end of the ledger, or of the part of it that a reader asks for.
public struct Head: Hashable, Sendable {
    /// The last position; ``Position/start`` when there is none.
    public let position: Position
    /// When the event there was recorded; `nil` when there is none.
    public let recordedAt: Timestamp?

    /// How many texts were erased so far: a cache of texts is read again when it grows.
    public let erasedTexts: UInt64

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
    /// Where its last event stands in the ledger.
    public let position: Position
    /// How many events it has.
    public let sequence: StreamSequence

    public init(stream: StreamName, position: Position, sequence: StreamSequence) {
        self.stream = stream
        self.position = position
        self.sequence = sequence
    }
}
