public import EventSourcing

/// The inspectorate recommended something.
public struct RecommendationMade: Event {
    public static let name: EventName = "recommendation-made"
    public let recommendation: Recommendation
}
