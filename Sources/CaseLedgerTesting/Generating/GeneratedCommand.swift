public import CaseQuality
public import EventSourcing

/// One command of a generated ledger, with its provenance and its expected positions.
public struct GeneratedCommand: Hashable, Sendable {
    /// The stream of the inspection.
    public let inspection: StreamName
    /// The command.
    public let command: InspectionCommand
    /// The actor, the authority, the reason and the effective time.
    public let provenance: Provenance
    /// The permanent id of the command.
    public let id: CommandID
    /// The time at which the command is sent.
    public let sentAt: Timestamp
    /// The positions of its events, if only the generator's commands are recorded, in their order.
    public let positions: ClosedRange<Position>
    /// The request to an event store, the same that ``CaseLedger/LedgerInspection`` would send.
    public let request: Command
    /// The observation that the decision depends on, also as that type would send it.
    public let dependsOn: ObservedQuery
}
