public import EventSourcing

/// The report was published with these results.
public struct ReportPublished: InspectionEventContent {
    public static let name: EventName = "report-published"
    package static let fields: [FieldPrivacy] = [
        .value("ratings.standard"),
        .value("ratings.rating"),
        .value("total"),
        .value("maximum"),
        .value("overall"),
        .value("publishedOn"),
        .value("requestedBy", about: .staff),
        .value("standsAlone"),
    ]
    package static let movesRatings: RatingReach? = .course
    /// The published ratings, by standard; without those that are not known.
    public let ratings: [RatingSeen]
    /// The total of the points; `nil` if the report does not tell it.
    public let total: Int?
    /// The largest total that the rated standards allow; `nil` if the report does not tell it.
    public let maximum: Int?
    /// The overall rating; `nil` when the edition has no bands for ``maximum``, and if the report
    /// does not tell it.
    public let overall: Rating?
    /// The date of the publication, as precisely as known.
    public let publishedOn: PartialDate?
    /// Who asked for the publication that another person approved; `nil` without an approval.
    public let requestedBy: Agent.ID?
    /// Whether the result stands as printed, because ratings of standards are not known, or the
    /// edition has no bands for the maximum.
    public let standsAlone: Bool

    package init(
        ratings: [RatingSeen], total: Int?, maximum: Int?, overall: Rating?,
        publishedOn: PartialDate? = nil, requestedBy: Agent.ID? = nil, standsAlone: Bool = false
    ) {
        self.ratings = ratings
        self.total = total
        self.maximum = maximum
        self.overall = overall
        self.publishedOn = publishedOn
        self.requestedBy = requestedBy
        self.standsAlone = standsAlone
    }

    /// The publication as one person asked for it and another approved it.
    func requested(by person: Agent.ID) -> ReportPublished {
        ReportPublished(
            ratings: ratings, total: total, maximum: maximum, overall: overall,
            publishedOn: publishedOn, requestedBy: person, standsAlone: standsAlone)
    }

    package var input: CellInput { standsAlone ? .printedResult : .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.milestone: TagName.everyMilestone]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.publishable(by: provenance)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.publication = self
        inspection.milestones.published = occurrence.command.last
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        guard let result = printedResult(in: basis.framework, from: occurrence.origin) else {
            return .nothing
        }
        basis.printedResult = result
        return .service
    }

    /// The result that stands as printed; `nil` if it follows from the ratings of the standards.
    ///
    /// Earlier events with an overall rating beyond the tables of the edition do not say that it
    /// stands alone.
    func printedResult(in framework: Framework?, from origin: Origin) -> PrintedResult? {
        let isBeyondTables =
            overall != nil && maximum.flatMap { framework?.bands(forMaximum: $0) } == nil
        guard standsAlone || isBeyondTables else { return nil }
        return PrintedResult(total: total, maximum: maximum, rating: overall, origin: origin)
    }

    /// The points in words: `"11 of 36 points"`, `"total not known"`.
    package var pointsWords: String { OverallRating.words(total: total, of: maximum) }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who(requestedBy, "the inspectorate")) published the report: "
            + (overall.map { "\($0.label) overall, " } ?? "") + pointsWords
            + provenance.approved(requestedBy)
    }
}

extension Inspection {
    /// The ratings that can be published now.
    ///
    /// - Throws: ``Refusal`` when a standard has no rating and was not left unrated, or a
    ///   decision of the panel is stale or waits for a second approval.
    func publishable(
        by provenance: Provenance
    ) throws(Refusal) -> (ratings: [RatingSeen], overall: OverallRating) {
        let framework = try open()
        let standards = framework.standards.map { ($0.id, basis.standardRating($0.id)) }
        let stale = standards.filter { $0.1?.isStale == true }.map { $0.0.rawValue }
        guard stale.isEmpty else {
            throw Refusal(
                .staleDecision,
                "Answers changed after the panel decided on \(stale.joined(separator: ", ")).",
                remedy: "Let the panel decide again on the current answers.")
        }
        let waiting = waitingApprovals.filter(\.isBeforePublication).map(\.position.description)
        guard waiting.isEmpty || !provenance.origin.isOwn else {
            throw Refusal(
                .approvalMissing,
                "What was recorded at \(waiting.listed) waits for a second person.",
                remedy: "Let somebody approve it; the next steps name who may. A request can be "
                    + "declined; a decision of the panel is reversed, or made again.")
        }
        // A report of somebody else may not tell every rating.
        let isOwn = provenance.origin.isOwn
        let unrated = standards.filter {
            $0.1?.rating == nil && $0.1?.decidedBy != .notRated
                && (isOwn || $0.1?.evidence != .notKnown)
        }.map { $0.0.rawValue }
        guard unrated.isEmpty, let overall = overallRating else {
            throw Refusal(
                .notComplete,
                "These standards have no rating: \(unrated.joined(separator: ", ")).",
                remedy: "Rate these standards, or leave them unrated with a reason.")
        }
        return (ratingsToPublish, overall)
    }

    /// The ratings that a report would print now; those that are not known are left out.
    var ratingsToPublish: [RatingSeen] {
        (framework?.standards ?? []).map { ($0.id, basis.standardRating($0.id)) }
            .filter { $0.1?.evidence != .notKnown }
            .map { RatingSeen(standard: $0.0, rating: $0.1?.rating) }
    }
}
