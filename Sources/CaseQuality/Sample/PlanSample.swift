package import EventSourcing

/// Plans the number of cases to draw for a domain.
public struct PlanSample: InspectionCommandContent {
    package static let name: CommandName = "plan-sample"
    package static let fields: [FieldPrivacy] = [
        .value("domain"),
        .value("eligiblePopulation"),
        .value("target"),
        .value("confidencePercent"),
        .value("marginPoints"),
        .typed("strata", about: .nobody),
        .typed("basis", about: .nobody),
    ]

    /// The domain.
    public var domain: Domain.ID
    /// The number of eligible cases, if known.
    ///
    /// Unit: cases, at least ``target`` and at most 1,000,000.
    public var eligiblePopulation: Int?
    /// The number of cases to draw.
    ///
    /// Unit: cases, at least 1.
    public var target: Int
    /// The confidence level, if stated.
    ///
    /// Unit: whole percent, `1...99`.
    public var confidencePercent: Int?
    /// The margin of error, if stated.
    ///
    /// Unit: percentage points, `1...50`.
    public var marginPoints: Int?
    /// The strata of the sample, each a text of at most 200 bytes.
    public var strata: [String]
    /// The basis of the number, if stated; organisational text of at most 500 bytes.
    public var basis: String?

    /// Creates the command.
    public init(
        domain: Domain.ID, eligiblePopulation: Int? = nil, target: Int,
        confidencePercent: Int? = nil, marginPoints: Int? = nil, strata: [String] = [],
        basis: String? = nil
    ) {
        self.domain = domain
        self.eligiblePopulation = eligiblePopulation
        self.target = target
        self.confidencePercent = confidencePercent
        self.marginPoints = marginPoints
        self.strata = strata
        self.basis = basis
    }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.planSample)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.tagged(.domain, domain))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = SamplePlanned(
            domain: domain, eligiblePopulation: eligiblePopulation, target: target,
            confidencePercent: confidencePercent, marginPoints: marginPoints,
            strata: strata.map { .text($0) },
            basis: basis.map { .text($0) })
        try event.validate(on: inspection, by: provenance)
        return [.samplePlanned(event)]
    }
}
