/// The store's word that a command is on disk.
public struct Receipt: Hashable, Sendable {
    /// The command.
    public let command: CommandID
    /// The stream that got the events.
    public let stream: StreamName
    /// Where the events stand, first to last.
    public let positions: ClosedRange<Position>
    /// The sequence number of the first of them in the stream.
    public let firstSequence: StreamSequence
    /// When the ledger learnt it.
    public let recordedAt: Timestamp
    /// Whether the command had been recorded before, so that this send recorded nothing.
    public let wasRepeat: Bool

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
