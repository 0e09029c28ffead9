/// A rule by which the rating of one standard limits the overall rating.
///
/// The limit holds for every total.
public struct LimitingJudgement: Hashable, Sendable {
    /// The limiting standard.
    public let standard: Standard.ID
    /// The rating of that standard that triggers the limit.
    public let rated: Rating
    /// The overall rating that the limit excludes.
    public let prevents: Rating
    /// The best overall rating that remains.
    public let limitsTo: Rating
    /// The publication that the rule comes from.
    public let source: String

    package init(
        standard: Standard.ID, rated: Rating, prevents: Rating, limitsTo: Rating, source: String
    ) {
        self.standard = standard
        self.rated = rated
        self.prevents = prevents
        self.limitsTo = limitsTo
        self.source = source
    }

    /// Whether the rule limits a service that earned `overall`.
    ///
    /// - Parameters:
    ///   - overall: The overall rating before limiting.
    ///   - rating: The rating of ``standard``; `nil` when it has none.
    /// - Returns: Whether the overall rating is limited.
    public func limits(_ overall: Rating, with rating: Rating?) -> Bool {
        rating == rated && overall >= prevents
    }
}
