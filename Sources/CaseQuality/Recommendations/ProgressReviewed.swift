public import EventSourcing

/// Somebody looked at what became of a recommendation, or of one of its sub-points.
public struct ProgressReviewed: Event {
    public static let name: EventName = "progress-reviewed"
    public let recommendation: RecommendationID
    /// The sub-point, from 1; `nil` for the recommendation as a whole.
    public let subPoint: Int?
    public let progress: Progress
}
