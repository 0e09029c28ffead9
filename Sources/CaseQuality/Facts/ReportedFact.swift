public import EventSourcing

/// A measured value and its source.
public struct ReportedFact: Hashable, Sendable {
    /// A number, or a word where the report has no number.
    public enum Value: Hashable, Sendable {
        case number(ReportedNumber)
        case text(FreeText)
    }

    /// The measure.
    public var measure: MeasureKey
    /// The group that the value is for, when a measure has several: `"national"`.
    public var group: FreeText?
    /// The measured value.
    public var value: Value
    /// The unit of the value: `"percent"`, `"cases"`, `"GBP"`.
    public var unit: FreeText
    /// The counted part of ``base``, if both are stated, `0...1_000_000_000`.
    public var count: Int?
    /// The total that a share refers to; `nil` when the report does not state it.
    public var base: Int?
    /// The date that the value refers to.
    public var asOf: PartialDate?
    /// The supplier of the value.
    public var supplier: FreeText?
    /// The place in the report where it is printed.
    public var place: FreeText?

    /// Creates a measured value from its parts.
    public init(
        measure: MeasureKey, group: FreeText? = nil, value: Value, unit: FreeText,
        count: Int? = nil,
        base: Int? = nil, asOf: PartialDate? = nil, supplier: FreeText? = nil,
        place: FreeText? = nil
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

extension ReportedFact {
    /// The fields of a fact in the events that record one.
    static let eventFields: [FieldPrivacy] = [
        .value("fact.measure"),
        .text("fact.group", 2, about: .nobody),
        .text("fact.value", 5, about: .nobody),
        .text("fact.unit", 6, about: .nobody),
        .value("fact.count"),
        .value("fact.base"),
        .value("fact.asOf"),
        .text("fact.supplier", 10, about: .nobody),
        .text("fact.place", 11, about: .nobody),
    ]
}

extension Inspection {
    /// Checks the texts and numbers of a measured value.
    ///
    /// - Throws: ``Refusal`` for a missing or long text, and for a count outside its base.
    func check(_ fact: ReportedFact) throws(Refusal) {
        let what = "measure \(fact.measure)"
        let longest = ReportFacts.longest
        try check(fact.group, "The group of \(what)", atMost: longest.name)
        try require(fact.unit, "The unit of \(what)", atMost: longest.name)
        try check(fact.supplier, "The supplier of \(what)", atMost: longest.name)
        try check(fact.place, "The place of \(what)", atMost: longest.name)
        if case .text(let text) = fact.value {
            try require(text, "The value of \(what)", atMost: longest.text)
        }
        try check(fact.count, "The count of \(what)")
        try check(fact.base, "The base of \(what)")
        if let count = fact.count, let base = fact.base, count > base {
            throw Refusal(
                .invalidNumber, "The count of \(what) is \(count), more than its base of \(base).",
                remedy: "Correct the count or the base.")
        }
    }

    /// Checks an optional count of a report.
    func check(_ count: Int?, _ what: String) throws(Refusal) {
        guard let count, !(0...ReportFacts.largestCount).contains(count) else { return }
        throw Refusal(
            .invalidNumber, "\(what) is \(count).",
            remedy: "Give a whole number from 0 to \(ReportFacts.largestCount).")
    }
}
