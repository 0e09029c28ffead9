public import EventSourcing

/// Takes a panel decision back; the command's reason says why.
public struct ReversePanelDecision: Hashable, Sendable {
    public var standard: Standard.ID
    /// Where the decision stands.
    public var supersedes: Position

    public init(standard: Standard.ID, supersedes: Position) {
        self.standard = standard
        self.supersedes = supersedes
    }
}
