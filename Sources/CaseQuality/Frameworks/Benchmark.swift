/// A figure of many inspections, to hold the result of one against.
public struct Benchmark: Hashable, Sendable {
    /// What it measures: ``MeasureKey/sufficientOversight``.
    public let measure: MeasureKey
    /// The domain it is for, if for one.
    public let domain: Domain.ID?
    /// Of what: `"court disposals"`.
    public let label: String
    /// Unit: whole percent.
    public let percent: Int
    /// Where it was published.
    public let source: String

    package init(
        measure: MeasureKey, domain: Domain.ID?, label: String, percent: Int, source: String
    ) {
        self.measure = measure
        self.domain = domain
        self.label = label
        self.percent = percent
        self.source = source
    }
}
