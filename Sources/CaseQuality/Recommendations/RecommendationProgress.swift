public import EventSourcing

/// The part of a recommendation that is achieved.
public enum RecommendationProgress: UInt8, Spelled {
    case achieved = 0
    case partlyAchieved = 1
    case notAchieved = 2

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .achieved: "achieved"
        case .partlyAchieved: "partlyAchieved"
        case .notAchieved: "notAchieved"
        }
    }

    /// The progress in a sentence: `"partly achieved"`.
    package var words: String {
        switch self {
        case .achieved: "achieved"
        case .partlyAchieved: "partly achieved"
        case .notAchieved: "not achieved"
        }
    }
}
