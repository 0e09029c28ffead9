public import EventSourcing

/// How many cases are to be drawn for a domain, and why so many.
public struct SamplePlanned: Event {
    public static let name: EventName = "sample-planned"
    /// The domain.
    public let domain: Domain.ID
    /// How many cases there are to draw from, if known.
    ///
    /// Unit: cases.
    public let eligiblePopulation: Int?
    /// How many to draw.
    ///
    /// Unit: cases.
    public let target: Int
    /// The confidence level aimed at, if stated.
    ///
    /// Unit: whole percent.
    public let confidencePercent: Int?
    /// The margin of error aimed at, if stated.
    ///
    /// Unit: percentage points.
    public let marginPoints: Int?
    /// By what the sample is stratified.
    public let strata: [String]
    /// On what the number rests, if stated.
    public let basis: String?
}
