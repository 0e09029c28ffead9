/// A command with its guard: what it was decided on.
public struct GuardedCommand: Hashable, Sendable {
    /// What is asked of the store.
    public let command: Command
    /// The command is refused when an event that matters to this came after it.
    public let observation: Observation

    public init(_ command: Command, basedOn observation: Observation) {
        self.command = command
        self.observation = observation
    }
}

/// How an append ended: the receipt, or why nothing of the command was recorded.
public typealias AppendOutcome = Result<Receipt, EventStoreError>
