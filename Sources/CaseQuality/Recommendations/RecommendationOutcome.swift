public import EventSourcing

/// How following up a recommendation ended.
public enum RecommendationOutcome: UInt8, Spelled {
    case achieved = 0
    case notAchieved = 1
    /// Something else took its place, such as a recommendation of the next inspection.
    case superseded = 2

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .achieved: "achieved"
        case .notAchieved: "notAchieved"
        case .superseded: "superseded"
        }
    }

    /// The outcome in a sentence.
    var words: String {
        switch self {
        case .achieved: "achieved"
        case .notAchieved: "not achieved"
        case .superseded: "superseded"
        }
    }
}
