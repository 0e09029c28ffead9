public import EventSourcing

/// A rating was proposed for a standard that is not rated on cases.
public struct QualitativeRatingProposed: Event {
    public static let name: EventName = "qualitative-rating-proposed"
    /// The standard.
    public let standard: Standard.ID
    /// The proposed rating.
    public let rating: Rating
    /// Which of the published ratings characteristics were found.
    public let characteristicsMet: [String]
    /// The evidence it rests on.
    public let basis: [EvidenceReference]
}
