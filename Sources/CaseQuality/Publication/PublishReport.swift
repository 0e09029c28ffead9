/// Publishes the report.
///
/// What the report states is checked against the ledger.
public struct PublishReport: Hashable, Sendable {
    /// The total that the report states, if it states one.
    public var statedTotal: Int?
    /// The overall rating that the report states, if it states one.
    public var statedOverall: Rating?
    public var publishedOn: PartialDate?

    public init(
        statedTotal: Int? = nil, statedOverall: Rating? = nil, publishedOn: PartialDate? = nil
    ) {
        self.statedTotal = statedTotal
        self.statedOverall = statedOverall
        self.publishedOn = publishedOn
    }
}
