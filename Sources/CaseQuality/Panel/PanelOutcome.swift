public import EventSourcing

/// The effect of a panel's decision on the rating.
public enum PanelOutcome: UInt8, Spelled {
    /// The panel confirmed the rating by rule.
    case confirmed = 0
    /// The panel used professional discretion: its rating differs from the rating by rule.
    case discretion = 1
    /// The panel decided the rating of a standard that has no rating by rule.
    case qualitative = 2

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .confirmed: "confirmed"
        case .discretion: "discretion"
        case .qualitative: "qualitative"
        }
    }

    /// Derives the outcome of a decision.
    ///
    /// - Parameters:
    ///   - decided: The rating that the panel decided.
    ///   - from: The rating before the decision: by rule, or as proposed.
    ///   - method: The source of the standard's rating.
    init(of decided: Rating, from: Rating?, _ method: Standard.Method) {
        if method == .qualitative {
            self = .qualitative
        } else {
            self = decided == from ? .confirmed : .discretion
        }
    }
}
