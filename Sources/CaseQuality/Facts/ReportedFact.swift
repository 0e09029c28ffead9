public import EventSourcing

/// A measured value and where it comes from.
public struct ReportedFact: Hashable, Sendable {
    /// A number, or a word where the report has no number.
    public enum Value: Hashable, Sendable {
        case number(ReportedNumber)
        case text(FreeText)
    }

    /// What is measured.
    public var measure: MeasureKey
    /// Of whom or what, when a measure is given for several: `"national"`.
    public var group: FreeText?
    public var value: Value
    /// In what: `"percent"`, `"cases"`, `"GBP"`.
    public var unit: FreeText
    /// How many of ``base``, where both are stated.
    public var count: Int?
    /// What a share is of; `nil` when the report does not say.
    public var base: Int?
    /// As of when.
    public var asOf: PartialDate?
    /// Who supplied it.
    public var supplier: FreeText?
    /// Where it is printed.
    public var place: FreeText?

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

extension Inspection {
    /// Checks the texts and numbers of a measured value.
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
                .invalidNumber, "\(count) of \(base) cannot be, for \(what).",
                remedy: "Correct the count or the base.")
        }
    }

    /// Checks a number of things that a report counts; it may be absent.
    func check(_ count: Int?, _ what: String) throws(Refusal) {
        guard let count, !(0...ReportFacts.largestCount).contains(count) else { return }
        throw Refusal(
            .invalidNumber, "\(what) is \(count).",
            remedy: "Give a whole number from 0 to \(ReportFacts.largestCount).")
    }
}
