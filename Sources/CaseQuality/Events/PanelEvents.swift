public import EventSourcing

/// A ratings panel met, and this is what lay before it.
public struct PanelConvened: Event {
    public static let name: EventName = "panel-convened"
    /// Who chaired, if known.
    public let chair: Actor.ID?
    /// Who sat on it, as far as known.
    public let members: [Actor.ID]
    /// How many had to be present, if stated.
    public let quorum: Int?
    /// Members who declared an interest.
    public let declaredInterests: [Actor.ID]
    /// The ratings before the panel: by rule or as proposed.
    public let snapshot: [RatingSeen]
    /// The position up to which they were computed.
    public let seenUpTo: Position
}

/// A rating that somebody had in front of them.
public struct RatingSeen: Hashable, Sendable {
    /// The standard.
    public let standard: Standard.ID
    /// Its rating; `nil` when it had none.
    public let rating: Rating?

    public init(standard: Standard.ID, rating: Rating?) {
        self.standard = standard
        self.rating = rating
    }
}

/// What a panel's decision amounts to.
public enum PanelOutcome: UInt8, Hashable, Sendable, CaseIterable {
    /// The rating by rule stands.
    case confirmed = 0
    /// Professional discretion: another rating than the rule gives.
    case discretion = 1
    /// The rating of a standard that has no rule.
    case qualitative = 2

    /// The spelling in data and JSON.
    public var word: String {
        switch self {
        case .confirmed: "confirmed"
        case .discretion: "discretion"
        case .qualitative: "qualitative"
        }
    }
}

/// On what ground discretion was used.
public enum DiscretionGround: UInt8, Hashable, Sendable, CaseIterable {
    /// The lowest key question does not represent the work being done.
    case notRepresentative = 0
    /// Another ground, which the reason gives.
    case other = 1

    /// The spelling in data and JSON.
    public var word: String {
        switch self {
        case .notRepresentative: "notRepresentative"
        case .other: "other"
        }
    }
}

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

/// A panel decision was taken back; the rating before it holds again.
public struct PanelDecisionReversed: Event {
    public static let name: EventName = "panel-decision-reversed"
    /// The standard.
    public let standard: Standard.ID
    /// Where the decision was recorded.
    public let supersedes: Position
}
