public import EventSourcing

/// A ratings panel decided the rating of a standard.
public struct PanelDecisionRecorded: Event {
    public static let name: EventName = "panel-decision-recorded"
    /// The standard.
    public let standard: Standard.ID
    /// The rating before: by rule, or as proposed.
    public let from: Rating?
    /// The rating decided.
    public let decided: Rating
    /// What that amounts to.
    public let outcome: PanelOutcome
    /// Which triggers of the framework's discretion rule were met, computed.
    public let eligibility: [DiscretionTrigger]
    /// On what ground, for discretion.
    public let ground: DiscretionGround?
    /// Why; organisational text.
    public let reason: String?
    /// Whether a publication gives no reason of its own for this decision.
    public let reasonMissing: Bool
    /// Whether a second person must approve: more than one band, or downward.
    public let needsSecondApproval: Bool
    /// Votes for, if counted.
    public let votesFor: Int?
    /// Votes against, if counted.
    public let votesAgainst: Int?
}
