public import EventSourcing

/// An event of a history in a list: who did it, when, and what happened.
public struct HistoryEntry: Hashable, Sendable {
    /// The event, described for people.
    public let cause: Cause
    /// Who gave the command.
    public let actor: Agent.ID
    /// In which role.
    public let role: Role
    /// When the ledger recorded it.
    public let recordedAt: Timestamp
    /// The reason of the panel's decision, or else of the command; `nil` if none was given.
    public let reason: FreeText?

    init(_ event: HistoryEvent, of command: HistoryCommand, in framework: Framework?) {
        cause = Cause(event, of: command, in: framework)
        actor = command.actor
        role = command.role
        recordedAt = command.recordedAt
        reason = command.reason(of: event)
    }
}

extension InspectionHistory {
    /// The events that match, oldest first.
    func entries(
        where matches: (HistoryEvent, HistoryCommand) -> Bool
    ) -> [HistoryEntry] {
        let framework = framework
        return commands.flatMap { command in
            command.events.filter { matches($0, command) }
                .map { HistoryEntry($0, of: command, in: framework) }
        }
    }
}
