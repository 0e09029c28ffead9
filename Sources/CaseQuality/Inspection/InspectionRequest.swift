public import EventSourcing

/// A command with its provenance: the input of a decision.
public struct InspectionRequest: Hashable, Sendable {
    /// The command.
    public let command: InspectionCommand
    /// The actor, the authority and the reason.
    public let provenance: Provenance

    /// Creates a request.
    public init(_ command: InspectionCommand, by provenance: Provenance) {
        self.command = command
        self.provenance = provenance
    }
}
