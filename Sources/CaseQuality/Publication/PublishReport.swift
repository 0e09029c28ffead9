package import EventSourcing

/// Publishes the report.
///
/// What the report states is checked against the ledger.
public struct PublishReport: InspectionCommandContent {
    package static let name: CommandName = "publish-report"
    package static let fields: [FieldPrivacy] = [
        .value("statedTotal"),
        .value("statedOverall"),
        .value("publishedOn"),
    ]

    /// The total that the report states, if it states one.
    public var statedTotal: Int?
    /// The overall rating that the report states, if it states one.
    public var statedOverall: Rating?
    public var publishedOn: PartialDate?

    public init(
        statedTotal: Int? = nil, statedOverall: Rating? = nil, publishedOn: PartialDate? = nil
    ) {
        self.statedTotal = statedTotal
        self.statedOverall = statedOverall
        self.publishedOn = publishedOn
    }

    package var keepsReason: Bool { true }

    package func dependencies(in queries: InspectionQueries) -> Query { queries.everything }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let (ratings, overall) = try inspection.publishable()
        if let statedTotal, statedTotal != overall.total {
            throw Refusal(
                .totalDiffers,
                "The report states a total of \(statedTotal); its ratings add up to "
                    + "\(overall.total) of \(overall.maximum).",
                remedy: "Correct the total, or the rating that is wrong.")
        }
        if let statedOverall, let rating = overall.rating, statedOverall != rating {
            throw Refusal(
                .overallDiffers,
                "The report states \(statedOverall.label) overall; \(overall.total) of "
                    + "\(overall.maximum) is \(rating.label).",
                remedy: "Correct the overall rating, or the rating that is wrong.")
        }
        return [
            .reportPublished(
                ReportPublished(
                    ratings: ratings, total: overall.total, maximum: overall.maximum,
                    overall: overall.rating ?? statedOverall, publishedOn: publishedOn))
        ]
    }
}
