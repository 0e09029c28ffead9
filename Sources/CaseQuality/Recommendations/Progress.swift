public import EventSourcing

/// What became of a recommendation.
public enum Progress: UInt8, Hashable, Sendable, CaseIterable {
    case achieved = 0
    case partlyAchieved = 1
    case notAchieved = 2

    /// The spelling in data and JSON.
    public var word: String {
        switch self {
        case .achieved: "achieved"
        case .partlyAchieved: "partlyAchieved"
        case .notAchieved: "notAchieved"
        }
    }
}
