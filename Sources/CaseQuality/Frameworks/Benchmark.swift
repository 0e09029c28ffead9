/// A published figure of many inspections, for comparison with one inspection.
public struct Benchmark: Hashable, Sendable {
    /// The measure: for example ``MeasureKey/sufficientOversight``.
    public let measure: MeasureKey
    /// The domain that the figure is for; `nil` for all domains.
    public let domain: Domain.ID?
    /// The group that the figure is for: `"court disposals"`.
    public let label: String
    /// The figure.
    ///
    /// Unit: whole percent.
    public let percent: Int
    /// The publication that the figure comes from.
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
