public import EventSourcing

/// The outcome of a challenge.
public enum ChallengeOutcome: UInt8, Spelled {
    case accepted = 0
    case partlyAccepted = 1
    case rejected = 2

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .accepted: "accepted"
        case .partlyAccepted: "partlyAccepted"
        case .rejected: "rejected"
        }
    }

    /// The outcome in a sentence: `"partly accepted"`.
    package var words: String { self == .partlyAccepted ? "partly accepted" : description }
}
