public import EventSourcing

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
