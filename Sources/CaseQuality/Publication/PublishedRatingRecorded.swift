public import EventSourcing

/// A rating was taken from a publication that prints no counts for it.
public struct PublishedRatingRecorded: Event {
    public static let name: EventName = "published-rating-recorded"
    /// The standard.
    public let standard: Standard.ID
    /// The rating as printed.
    public let rating: Rating
    /// Where it is printed.
    public let place: String
}
