package import EventSourcing

/// Records how many cases of a domain could be drawn, of all or of one group.
///
/// A later count of the same cases on the same date replaces the earlier one.
public struct RecordEligiblePopulation: InspectionCommandContent {
    package static let name: CommandName = "record-eligible-population"
    package static let fields: [FieldPrivacy] = [
        .value("domain"),
        .value("dimension"),
        .value("group"),
        .value("count"),
        .value("asOf"),
        .typed("supplier", about: .nobody),
    ]

    /// The domain.
    public var domain: Domain.ID
    /// What the cases are grouped by, such as `gender`; `nil` for the count of all cases.
    public var dimension: GroupKey?
    /// The group, such as `girls`; `nil` for the count of all cases.
    public var group: GroupKey?
    /// The number of cases.
    ///
    /// Unit: cases, `0...1_000_000`. The groups of one dimension have at most as many as there are
    /// in all.
    public var count: Int
    /// The date that the number is of.
    public var asOf: PartialDate
    /// Who supplied the number, if known; at most 200 bytes.
    public var supplier: String?

    /// Creates the command.
    public init(
        domain: Domain.ID, dimension: GroupKey? = nil, group: GroupKey? = nil, count: Int,
        asOf: PartialDate, supplier: String? = nil
    ) {
        self.domain = domain
        self.dimension = dimension
        self.group = group
        self.count = count
        self.asOf = asOf
        self.supplier = supplier
    }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.planSample, words: "record the eligible cases")]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.tagged(.domain, domain))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = EligiblePopulationRecorded(
            domain: domain, dimension: dimension, group: group, count: count, asOf: asOf,
            supplier: supplier.map { .text($0) })
        try event.validate(on: inspection, by: provenance)
        return [.eligiblePopulationRecorded(event)]
    }
}
