/// A command of a history with the changes that it made.
public struct HistoryStep: Hashable, Sendable {
    /// The command.
    public let command: HistoryCommand
    /// The changes of the asked cells, in the order of an answer: the service, standards,
    /// questions, cases, and the rest.
    public let changes: [Change]
}
