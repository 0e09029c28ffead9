public import EventSourcing

/// A recommendation is not followed up any more.
public struct RecommendationClosed: Event {
    public static let name: EventName = "recommendation-closed"
    public let recommendation: RecommendationID
    public let outcome: RecommendationOutcome
}
