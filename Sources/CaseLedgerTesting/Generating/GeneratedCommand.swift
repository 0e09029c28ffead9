public import CaseQuality
public import EventSourcing

/// One command of a generated ledger: what is asked, by whom and when, and where its events stand
/// once it is recorded.
public struct GeneratedCommand: Hashable, Sendable {
    /// The inspection it goes to.
    public let inspection: StreamName
    /// What is asked.
    public let command: InspectionCommand
    /// Who asks, on what authority, why, and when it held.
    public let provenance: Provenance
    /// Identifies the command for ever.
    public let id: CommandID
    /// When it is sent.
    public let sentAt: Timestamp
    /// Where its events stand when the commands are recorded in the order of the generator, and
    /// nothing else is.
    public let positions: ClosedRange<Position>
    /// What an event store is asked for, just as ``CaseLedger/LedgerInspection`` would ask.
    public let request: Command
    /// What the decision depends on, likewise.
    public let dependsOn: Observation
}
