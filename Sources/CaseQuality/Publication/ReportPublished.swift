public import EventSourcing

/// The report was published, with these results.
public struct ReportPublished: Event {
    public static let name: EventName = "report-published"
    /// The ratings, standard by standard.
    public let ratings: [RatingSeen]
    /// The points.
    public let total: Int
    /// The most points there were to earn.
    public let maximum: Int
    /// The overall rating; `nil` when the edition has no bands for this maximum.
    public let overall: Rating?
    /// When it was published, as precisely as known.
    public let publishedOn: PartialDate?
}
