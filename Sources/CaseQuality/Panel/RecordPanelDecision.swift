/// Records what the panel decided for one standard.
public struct RecordPanelDecision: Hashable, Sendable {
    public var standard: Standard.ID
    public var decided: Rating
    /// For discretion.
    public var ground: DiscretionGround?
    /// For discretion; organisational text of at most 2,000 bytes.
    public var reason: String?
    /// Only when taken from a publication that gives no reason for this decision.
    public var reasonMissing: Bool
    public var votesFor: Int?
    public var votesAgainst: Int?

    public init(
        standard: Standard.ID, decided: Rating, ground: DiscretionGround? = nil,
        reason: String? = nil, reasonMissing: Bool = false, votesFor: Int? = nil,
        votesAgainst: Int? = nil
    ) {
        self.standard = standard
        self.decided = decided
        self.ground = ground
        self.reason = reason
        self.reasonMissing = reasonMissing
        self.votesFor = votesFor
        self.votesAgainst = votesAgainst
    }
}
