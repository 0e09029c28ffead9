package import EventSourcing

/// Plans how many cases to draw for a domain.
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

    public var domain: Domain.ID
    /// Unit: cases.
    public var eligiblePopulation: Int?
    /// Unit: cases; at least 1.
    public var target: Int
    /// Unit: whole percent, `1...99`.
    public var confidencePercent: Int?
    /// Unit: percentage points, `1...50`.
    public var marginPoints: Int?
    public var strata: [String]
    public var basis: String?

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
