public import EventSourcing

/// What a panel's decision amounts to.
public enum PanelOutcome: UInt8, Spelled {
    /// The rating by rule holds.
    case confirmed = 0
    /// Professional discretion: another rating than the rule gives.
    case discretion = 1
    /// The rating of a standard that has no rule.
    case qualitative = 2

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .confirmed: "confirmed"
        case .discretion: "discretion"
        case .qualitative: "qualitative"
        }
    }

    /// What a decision amounts to.
    ///
    /// - Parameters:
    ///   - decided: The rating decided.
    ///   - from: The rating before: by rule, or as proposed.
    ///   - method: How the standard comes by its rating.
    init(of decided: Rating, from: Rating?, _ method: Standard.Method) {
        if method == .qualitative {
            self = .qualitative
        } else {
            self = decided == from ? .confirmed : .discretion
        }
    }
}
