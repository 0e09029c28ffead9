/// One standard that keeps the overall rating down, whatever the total.
public struct LimitingJudgement: Hashable, Sendable {
    /// The standard that limits.
    public let standard: Standard.ID
    /// The rating of it that limits.
    public let rated: Rating
    /// The overall rating it prevents.
    public let prevents: Rating
    /// The best overall rating that is left.
    public let limitsTo: Rating
    /// Where the rule comes from.
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

    /// Whether a service that earned `overall` is limited, with `standard` rated as it is.
    public func limits(_ overall: Rating, with rating: Rating?) -> Bool {
        rating == rated && overall >= prevents
    }
}
