internal import EventSourcing

/// The rating of a standard as a person saw it.
public struct RatingSeen: Hashable, Sendable {
    /// The standard.
    public let standard: Standard.ID
    /// The rating; `nil` when the standard had none.
    public let rating: Rating?

    /// Creates the value from its parts.
    public init(standard: Standard.ID, rating: Rating?) {
        self.standard = standard
        self.rating = rating
    }
}
