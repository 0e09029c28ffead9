public import EventSourcing

/// The addressee answered a recommendation.
public struct RecommendationResponseRecorded: Event {
    public static let name: EventName = "recommendation-response-recorded"
    public let recommendation: RecommendationID
    public let response: RecommendationResponse
}
