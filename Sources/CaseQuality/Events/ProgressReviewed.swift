public import EventSourcing

/// Somebody looked at what became of a recommendation, or of one of its sub-points.
public struct ProgressReviewed: Event {
    public static let name: EventName = "progress-reviewed"
    public let recommendation: RecommendationID
    /// The sub-point, from 1; `nil` for the recommendation as a whole.
    public let subPoint: Int?
    public let progress: Progress
}

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
