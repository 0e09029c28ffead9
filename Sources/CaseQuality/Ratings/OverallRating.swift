public import EventSourcing

/// The rating of the service as a whole.
public struct OverallRating: Hashable, Sendable {
    /// The points of the rated core standards.
    public let total: Int
    /// The largest possible total of the core standards; standards left unrated do not count.
    public let maximum: Int
    /// Whether every standard is rated or left unrated.
    public let isComplete: Bool
    /// Whether the edition has no bands for this maximum.
    public let hasNoBandTable: Bool
    /// The rating that the total earns before limiting; `nil` until complete.
    public let beforeLimiting: Rating?
    /// The effective rating; `nil` until complete.
    public let rating: Rating?
    /// The standard whose rating limits the overall rating, if any.
    public let limitedBy: Standard.ID?
    /// The joined origin of the inputs.
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
