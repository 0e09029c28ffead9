public import EventSourcing

/// The response of an addressee to a recommendation.
public enum RecommendationResponse: UInt8, Spelled {
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

    /// The response in a sentence: `"partly accepted"`.
    package var words: String {
        switch self {
        case .accepted: "accepted"
        case .partlyAccepted: "partly accepted"
        case .rejected: "rejected"
        }
    }
}
