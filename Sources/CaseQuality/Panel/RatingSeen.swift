internal import EventSourcing

/// A rating that somebody had in front of them.
public struct RatingSeen: Hashable, Sendable {
    /// The standard.
    public let standard: Standard.ID
    /// Its rating; `nil` when it had none.
    public let rating: Rating?

    public init(standard: Standard.ID, rating: Rating?) {
        self.standard = standard
        self.rating = rating
    }
}
