public import EventSourcing

/// A measured value and where it comes from.
public struct ReportedFact: Hashable, Sendable {
    /// A number, or a word where the report has no number.
    public enum Value: Hashable, Sendable {
        case number(ReportedNumber)
        case text(String)
    }

    /// What is measured.
    public var measure: MeasureKey
    /// Of whom or what, when a measure is given for several: `"national"`.
    public var group: String?
    public var value: Value
    /// In what: `"percent"`, `"cases"`, `"GBP"`.
    public var unit: String
    /// How many of ``base``, where both are stated.
    public var count: Int?
    /// What a share is of; `nil` when the report does not say.
    public var base: Int?
    /// As of when.
    public var asOf: PartialDate?
    /// Who supplied it.
    public var supplier: String?
    /// Where it is printed.
    public var place: String?

    public init(
        measure: MeasureKey, group: String? = nil, value: Value, unit: String, count: Int? = nil,
        base: Int? = nil, asOf: PartialDate? = nil, supplier: String? = nil, place: String? = nil
    ) {
        self.measure = measure
        self.group = group
        self.value = value
        self.unit = unit
        self.count = count
        self.base = base
        self.asOf = asOf
        self.supplier = supplier
        self.place = place
    }
}
