public import EventSourcing

/// A recorded command of an inspection: who gave it, why, and its events.
public struct HistoryCommand: Hashable, Sendable {
    /// The command's id.
    public let id: CommandID
    /// The key of the person or program that gave the command.
    public let actor: Agent.ID
    /// The role in which the actor acted.
    public let role: Role
    /// The authority that the actor stated; `nil` when none was stated.
    public let authority: FreeText?
    /// The reason of the command; `nil` when none was given.
    public let reason: FreeText?
    /// Why it was backdated; `nil` if it was not.
    public let backdated: FreeText?
    /// The name of the file that its answers were read from; `nil` if there is none.
    public let sheet: FreeText?
    /// The observation that the actor acted on; `nil` when the caller gave none.
    public let seen: ObservedQuery?
    /// The position up to which the decision read the ledger.
    public let decidedAsOf: Position
    /// The id that it shares with related commands; `nil` when none was given.
    public let correlation: CorrelationID?
    /// The event that caused it, as its caller stated; `nil` when none was stated.
    public let causation: Position?
    /// The position of its last event: readers see its result from there.
    public let position: Position
    /// The time at which the ledger recorded it.
    public let recordedAt: Timestamp
    /// Why somebody asked for the act that this command approved; `nil` if it approved none, or no
    /// reason was given.
    public internal(set) var requestReason: FreeText?
    /// Its events, in order; a view on the effective clock may leave some out.
    public internal(set) var events: [HistoryEvent]

    /// Adds the next event of the command.
    package mutating func add(_ event: HistoryEvent) { events.append(event) }

    /// Creates a command from its record and its events.
    ///
    /// - Parameters:
    ///   - record: The record of the first event of the command.
    ///   - details: The details that all events of the command share.
    ///   - events: The events.
    public init(_ record: Record, _ details: CommandDetails, events: [HistoryEvent]) {
        id = details.id
        actor = record.actor
        role = details.role
        authority = details.authority
        reason = details.reason
        backdated = details.backdated
        sheet = details.sheet
        seen = details.seen
        decidedAsOf = details.dependsOn.position
        correlation = record.tags.first { $0.name == EventTag.correlationName }
            .flatMap { CorrelationID(rawValue: $0.value) }
        causation = record.tags.first { $0.name == EventTag.causationName }
            .flatMap { Position($0.value) }
        position = record.lastOfCommand
        recordedAt = record.recordedAt
        self.events = events
    }

    /// Whether it enters figures of a report as answers of cases, which the report does not print.
    public var isReconstruction: Bool {
        !events.isEmpty && events.allSatisfy { $0.occurrence.origin == .reconstructed }
    }

    /// This command with the events of the command before it.
    func joining(_ before: HistoryCommand) -> HistoryCommand {
        var joined = self
        joined.events = before.events + events
        return joined
    }

    /// The panel that met by this command; `nil` for any other command.
    var panel: AuditTrail.Panel? {
        events.lazy.compactMap { event in
            guard case .panelConvened(let convened)? = event.event else { return nil }
            return AuditTrail.Panel(position: event.position, convened: convened)
        }.last
    }

    /// The provenance of an event of this command.
    public func provenance(of event: HistoryEvent) -> Provenance {
        Provenance(
            actor: Agent(actor, role: role), authority: authority?.text ?? "",
            reason: reason?.text, effectiveAt: event.occurrence.effectiveAt,
            origin: event.occurrence.origin, backdated: backdated?.text, sheet: sheet?.text)
    }

    /// Why an event of it happened: the reason of a panel decision, that of the request for an
    /// approved act, or else its own; `nil` if none was given.
    public func reason(of event: HistoryEvent) -> FreeText? {
        switch event.event {
        case .panelDecisionRecorded(let decision)?: decision.reason ?? reason
        case let known? where known.requestedBy != nil: requestReason ?? reason
        default: reason
        }
    }

    /// Describes one of its events in a sentence without a full stop.
    public func sentence(of event: HistoryEvent, in framework: Framework?) -> String {
        guard let known = event.event else {
            return "\(event.name), which cannot be read: \(event.problem ?? "unknown type")"
        }
        return known.sentence(in: framework, by: provenance(of: event))
    }
}

extension [HistoryCommand] {
    /// These commands, each approval with the reason of the request that it approved.
    func withReasonsOfRequests() -> [HistoryCommand] {
        var reasons: [Position: FreeText] = [:]
        return map { command in
            var command = command
            for event in command.events {
                switch event.event {
                case .approvalRequested?: reasons[event.position] = command.reason
                case .approvalGiven(let given)? where !given.isDecision:
                    command.requestReason = reasons[given.of]
                default: break
                }
            }
            return command
        }
    }
}
