public import EventSourcing

/// A measured value or a statement, with what is known about it.
public struct ReportedFact: Hashable, Sendable {
    /// A number, or a text where the source has no number.
    public enum Value: Hashable, Sendable {
        case number(ReportedNumber)
        case text(FreeText)
    }

    /// The measure: the name of the fact.
    public var measure: MeasureKey
    /// The topic that it belongs to: `"staffing"`.
    public var topic: GroupKey?
    /// What is measured, in words.
    public var label: FreeText?
    /// The group that the value is for, when a measure has several: `"national"`.
    public var group: FreeText?
    /// The measured value.
    public var value: Value
    /// The unit of the value: `"percent"`, `"cases"`, `"GBP"`.
    public var unit: FreeText
    /// What the unit means here: `"working days"`.
    public var unitNote: FreeText?
    /// How the number limits the true one; `nil` for the value itself.
    public var bound: ReportedBound?
    /// The scale of a score.
    public var scale: ReportedScale?
    /// The counted part of ``base``, if both are stated, `0...1_000_000_000`.
    public var count: Int?
    /// The total that a share refers to; `nil` when the source does not state it.
    public var base: Int?
    /// What the base counts: `"children"`.
    public var baseUnit: FreeText?
    /// How the base is known, or why it is not.
    public var baseBasis: FreeText?
    /// When the value held.
    public var time: ReportedTime
    /// Who supplied the value.
    public var supplier: ReportedSupplier
    /// What kind of statement it is.
    public var nature: FactNature
    /// Where the source says it, and who says it there.
    public var citation: Citation

    /// Creates a fact from its parts.
    public init(
        measure: MeasureKey, topic: GroupKey? = nil, label: FreeText? = nil,
        group: FreeText? = nil, value: Value, unit: FreeText, unitNote: FreeText? = nil,
        bound: ReportedBound? = nil, scale: ReportedScale? = nil, count: Int? = nil,
        base: Int? = nil, baseUnit: FreeText? = nil, baseBasis: FreeText? = nil,
        time: ReportedTime = ReportedTime(), supplier: ReportedSupplier = ReportedSupplier(),
        nature: FactNature = .fact, citation: Citation = Citation()
    ) {
        self.measure = measure
        self.topic = topic
        self.label = label
        self.group = group
        self.value = value
        self.unit = unit
        self.unitNote = unitNote
        self.bound = bound
        self.scale = scale
        self.count = count
        self.base = base
        self.baseUnit = baseUnit
        self.baseBasis = baseBasis
        self.time = time
        self.supplier = supplier
        self.nature = nature
        self.citation = citation
    }
}

extension ReportedFact {
    /// The fields of a fact of an event; the numbers of its texts never change.
    static let eventFields: [FieldPrivacy] =
        [
            .value("fact.measure"),
            .value("fact.topic"),
            .text("fact.label", 12, about: .nobody),
            .text("fact.group", 2, about: .nobody),
            .text("fact.value", 5, about: .child),
            .text("fact.unit", 6, about: .nobody),
            .text("fact.unitNote", 13, about: .nobody),
            .value("fact.bound"),
            .value("fact.scale.lowest"),
            .value("fact.scale.highest"),
            .text("fact.scale.meaning", 14, about: .nobody),
            .value("fact.count"),
            .value("fact.base"),
            .text("fact.baseUnit", 15, about: .nobody),
            .text("fact.baseBasis", 16, about: .nobody),
            .value("fact.nature"),
        ]
        + ReportedTime.fields("fact.time", label: 17, basis: 18)
        + ReportedSupplier.fields("fact.supplier", name: 10, basis: 19)
        + Citation.fields("fact.citation", places: 11, note: 20)

    /// The fields of a fact of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .value("\(path).measure"),
            .value("\(path).topic"),
            .typed("\(path).label", about: .nobody),
            .typed("\(path).group", about: .nobody),
            .typed("\(path).value", about: .child),
            .typed("\(path).unit", about: .nobody),
            .typed("\(path).unitNote", about: .nobody),
            .value("\(path).bound"),
            .value("\(path).scale.lowest"),
            .value("\(path).scale.highest"),
            .typed("\(path).scale.meaning", about: .nobody),
            .value("\(path).count"),
            .value("\(path).base"),
            .typed("\(path).baseUnit", about: .nobody),
            .typed("\(path).baseBasis", about: .nobody),
            .value("\(path).nature"),
        ] + ReportedTime.fields("\(path).time") + ReportedSupplier.fields("\(path).supplier")
            + Citation.fields("\(path).citation")
    }
}

extension Inspection {
    /// Checks the texts and numbers of a fact.
    ///
    /// - Throws: ``Refusal`` for a missing or long text, and for a count outside its base.
    func check(_ fact: ReportedFact) throws(Refusal) {
        let what = "measure \(fact.measure)"
        let longest = ReportFacts.longest
        try check(fact.label, "The label of \(what)", atMost: longest.name)
        try check(fact.group, "The group of \(what)", atMost: longest.name)
        try require(fact.unit, "The unit of \(what)", atMost: longest.name)
        try check(fact.unitNote, "The note on the unit of \(what)", atMost: longest.name)
        try check(fact.scale?.meaning, "The scale of \(what)", atMost: longest.name)
        try check(fact.baseUnit, "The unit of the base of \(what)", atMost: longest.name)
        try check(fact.baseBasis, "The basis of the base of \(what)", atMost: longest.text)
        if case .text(let text) = fact.value {
            try require(text, "The value of \(what)", atMost: longest.text)
        }
        try check(fact.count, "The count of \(what)")
        try check(fact.base, "The base of \(what)")
        try check(fact.count, of: fact.base, "The count of \(what)")
        try check(fact.time, of: what)
        try check(fact.supplier, of: what)
        try check(fact.citation, of: what)
    }

    /// Checks that a count is not larger than its base.
    func check(_ count: Int?, of base: Int?, _ what: String) throws(Refusal) {
        guard let base, let count, count > base else { return }
        throw Refusal(
            .invalidNumber, "\(what) is \(count), more than its base of \(base).",
            remedy: "Correct the count or the base.")
    }

    /// Checks an optional count of a report.
    func check(_ count: Int?, _ what: String) throws(Refusal) {
        guard let count, !(0...ReportFacts.largestCount).contains(count) else { return }
        throw Refusal(
            .invalidNumber, "\(what) is \(count).",
            remedy: "Give a whole number from 0 to \(ReportFacts.largestCount).")
    }
}
