public import EventSourcing

/// A command together with who gives it: what the rules decide on.
public struct InspectionRequest: Hashable, Sendable {
    /// What is asked.
    public let command: InspectionCommand
    /// Who asks, on what authority, why.
    public let provenance: Provenance

    public init(_ command: InspectionCommand, by provenance: Provenance) {
        self.command = command
        self.provenance = provenance
    }
}
