/// The store's confirmation that a command is on disk.
public struct Receipt: Hashable, Sendable {
    /// The command.
    public let command: CommandID
    /// The stream that got the events.
    public let stream: StreamName
    /// The positions of the events, first to last.
    public let positions: ClosedRange<Position>
    /// The sequence number of the first event in the stream.
    public let firstSequence: StreamSequence
    /// When the ledger recorded the command.
    public let recordedAt: Timestamp
    /// Whether the command was recorded before, so that this send recorded nothing.
    public let wasRepeat: Bool

    /// Creates a receipt from its fields.
    public init(
        command: CommandID, stream: StreamName, positions: ClosedRange<Position>,
        firstSequence: StreamSequence, recordedAt: Timestamp, wasRepeat: Bool
    ) {
        self.command = command
        self.stream = stream
        self.positions = positions
        self.firstSequence = firstSequence
        self.recordedAt = recordedAt
        self.wasRepeat = wasRepeat
    }
}
