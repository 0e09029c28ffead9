/// Takes a rating from a publication that prints no counts for it.
public struct RecordPublishedRating: Hashable, Sendable {
    public var standard: Standard.ID
    public var rating: Rating
    /// Where it is printed, 1 to 200 bytes.
    public var place: String

    public init(standard: Standard.ID, rating: Rating, place: String) {
        self.standard = standard
        self.rating = rating
        self.place = place
    }
}
