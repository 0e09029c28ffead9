/// A rule that gave a value, with its source in the edition.
public struct AppliedRule: Hashable, Sendable {
    /// What the rule is: one of a closed list of names, such as `lowestKeyQuestion`.
    public let id: ID
    /// Where the edition says that it is published.
    public let source: RuleSource
    /// The bands that a percentage or a total is read from, the lowest first; empty for a rule
    /// without bands.
    public let bands: [Band]

    /// The names of the rules.
    public enum ID: String, Hashable, Sendable, CaseIterable {
        /// The total of the points has a band.
        case totalOfPoints
        /// The share of sufficient cases has a band.
        case shareOfCases
        /// A standard has the lowest band of its key questions.
        case lowestKeyQuestion
        /// A ratings panel decided.
        case panelDecision
        /// The inspectors judged on evidence.
        case evidence
        /// A publication, or its correction, gives the rating.
        case publication
        /// The standard is not rated, for a stated reason.
        case notRated
        /// Management oversight is the share of sufficient cases among the relevant ones.
        case shareOfRelevantCases
    }

    /// A band of percentages or totals.
    public struct Band: Hashable, Sendable {
        /// The rating of the band.
        public let rating: Rating
        /// The lowest percentage or total of the band.
        public let from: Int
    }

    init(_ id: ID, _ source: RuleSource, bands: [Band] = []) {
        self.id = id
        self.source = source
        self.bands = bands
    }
}

extension Framework {
    /// The rule that reads a band from a share of cases.
    var shareRule: AppliedRule {
        AppliedRule(
            .shareOfCases, bandSource,
            bands: scale.bands.map { AppliedRule.Band(rating: $0.rating, from: $0.fromPercent) })
    }

    /// The rule that reads the rating of the service from a total; `nil` without a band table for
    /// the maximum.
    func totalRule(forMaximum maximum: Int) -> AppliedRule? {
        bands(forMaximum: maximum).map { table in
            AppliedRule(
                .totalOfPoints, RuleSource(table.source),
                bands: table.bands.map {
                    AppliedRule.Band(rating: $0.rating, from: $0.totals.lowerBound)
                })
        }
    }
}
