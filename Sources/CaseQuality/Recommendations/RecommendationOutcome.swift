public import EventSourcing

/// The outcome of the follow-up of a recommendation.
public enum RecommendationOutcome: UInt8, Spelled {
    case achieved = 0
    case notAchieved = 1
    /// Another recommendation replaced it, such as one of the next inspection.
    case superseded = 2

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .achieved: "achieved"
        case .notAchieved: "notAchieved"
        case .superseded: "superseded"
        }
    }

    /// The outcome in a sentence: `"not achieved"`.
    package var words: String {
        switch self {
        case .achieved: "achieved"
        case .notAchieved: "not achieved"
        case .superseded: "superseded"
        }
    }
}
