public import EventSourcing

/// The service as a whole.
public struct OverallRating: Hashable, Sendable {
    /// The points of the core standards that are rated.
    public let total: Int
    /// The most points there are to earn: standards that are not rated do not count.
    public let maximum: Int
    /// Whether every standard is rated or not rated.
    public let isComplete: Bool
    /// Whether the framework has no bands for this maximum.
    public let hasNoBandTable: Bool
    /// The rating that the total earns; `nil` until complete.
    public let beforeLimiting: Rating?
    /// The rating that holds; `nil` until complete.
    public let rating: Rating?
    /// The standard that keeps it down, if one does.
    public let limitedBy: Standard.ID?
    /// Where its inputs come from.
    public let origin: Origin

    package init(
        total: Int, maximum: Int, isComplete: Bool, hasNoBandTable: Bool,
        beforeLimiting: Rating?, rating: Rating?, limitedBy: Standard.ID?, origin: Origin
    ) {
        self.total = total
        self.maximum = maximum
        self.isComplete = isComplete
        self.hasNoBandTable = hasNoBandTable
        self.beforeLimiting = beforeLimiting
        self.rating = rating
        self.limitedBy = limitedBy
        self.origin = origin
    }
}
