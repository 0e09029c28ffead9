public import EventSourcing

/// A number of cases to draw was planned for a domain.
public struct SamplePlanned: InspectionEventContent {
    public static let name: EventName = "sample-planned"
    package static let fields: [FieldPrivacy] = [
        .value("domain"),
        .value("eligiblePopulation"),
        .value("target"),
        .value("confidencePercent"),
        .value("marginPoints"),
        .text("strata", 6, about: .nobody, isList: true),
        .text("basis", 7, about: .nobody),
    ]
    package static let holdsAlways: Bool? = true
    /// The domain.
    public let domain: Domain.ID
    /// The number of eligible cases, if known.
    ///
    /// Unit: cases.
    public let eligiblePopulation: Int?
    /// The number of cases to draw.
    ///
    /// Unit: cases.
    public let target: Int
    /// The confidence level, if stated.
    ///
    /// Unit: whole percent.
    public let confidencePercent: Int?
    /// The margin of error, if stated.
    ///
    /// Unit: percentage points.
    public let marginPoints: Int?
    /// The strata of the sample.
    public let strata: [FreeText]
    /// The basis of the number, if stated.
    public let basis: FreeText?

    package init(
        domain: Domain.ID, eligiblePopulation: Int? = nil, target: Int,
        confidencePercent: Int? = nil, marginPoints: Int? = nil, strata: [FreeText] = [],
        basis: FreeText? = nil
    ) {
        self.domain = domain
        self.eligiblePopulation = eligiblePopulation
        self.target = target
        self.confidencePercent = confidencePercent
        self.marginPoints = marginPoints
        self.strata = strata
        self.basis = basis
    }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.domain: domain.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        _ = try inspection.sampledDomain(domain, in: framework)
        guard target >= 1, target <= 100_000 else {
            throw Refusal(
                .invalidNumber, "\(target) cases is not a valid sample size.",
                remedy: "Plan at least one case, or do not rate the domain.")
        }
        if let population = eligiblePopulation, population < target {
            throw Refusal(
                .invalidNumber,
                "The sample has \(target) cases, but only \(population) are eligible.",
                remedy: "Plan at most \(population) cases.")
        }
        if let population = eligiblePopulation, population > 1_000_000 {
            throw Refusal(
                .invalidNumber, "\(population) is not a valid number of eligible cases.",
                remedy: "Give at most 1,000,000 cases.")
        }
        if let percent = confidencePercent, !(1...99).contains(percent) {
            throw Refusal(
                .invalidNumber, "\(percent)% is not a valid confidence level.",
                remedy: "Give a whole percentage from 1 to 99.")
        }
        if let margin = marginPoints, !(1...50).contains(margin) {
            throw Refusal(
                .invalidNumber, "\(margin) points is not a valid margin of error.",
                remedy: "Give whole percentage points from 1 to 50.")
        }
        try inspection.check(basis, "The basis", atMost: 500)
        for stratum in strata { try inspection.check(stratum, "A stratum", atMost: 200) }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.samplePlans[domain] = self
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        let cases =
            eligiblePopulation.map { "\(target) of \($0.counted("case"))" }
            ?? target.counted("case")
        return "\(provenance.who("the inspectorate")) planned a sample of \(cases) for "
            + domain.words(in: framework)
    }
}
