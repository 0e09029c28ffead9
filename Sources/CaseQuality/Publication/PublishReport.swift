package import EventSourcing

/// Publishes the report.
///
/// The ledger checks the stated total and overall rating against its own.
public struct PublishReport: InspectionCommandContent {
    package static let name: CommandName = "publish-report"
    package static let fields: [FieldPrivacy] = [
        .value("statedTotal"),
        .value("statedOverall"),
        .value("publishedOn"),
    ]

    /// The total that the report states, if any.
    ///
    /// Unit: points.
    public var statedTotal: Int?
    /// The overall rating that the report states, if any.
    public var statedOverall: Rating?
    /// The date of the publication, as precisely as known.
    public var publishedOn: PartialDate?

    /// Creates the command.
    public init(
        statedTotal: Int? = nil, statedOverall: Rating? = nil, publishedOn: PartialDate? = nil
    ) {
        self.statedTotal = statedTotal
        self.statedOverall = statedOverall
        self.publishedOn = publishedOn
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.publish)] }

    package func dependencies(in queries: InspectionQueries) -> Query { queries.everything }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let (ratings, overall) = try inspection.publishable(by: provenance)
        if let statedTotal, statedTotal != overall.total {
            throw Refusal(
                .totalDiffers,
                "The report states a total of \(statedTotal); its ratings add up to "
                    + "\(overall.total) of \(overall.maximum).",
                remedy: "Correct the stated total, or the wrong rating.")
        }
        if let statedOverall, let rating = overall.rating, statedOverall != rating {
            throw Refusal(
                .overallDiffers,
                "The report states \(statedOverall.label) overall; \(overall.total) of "
                    + "\(overall.maximum) is \(rating.label).",
                remedy: "Correct the stated overall rating, or the wrong rating.")
        }
        if inspection.permissions != nil, provenance.origin.isOwn, !inspection.isPanelConvened {
            try inspection.reason(of: provenance, for: "A publication without a ratings panel")
        }
        let event = ReportPublished(
            ratings: ratings, total: overall.total, maximum: overall.maximum,
            overall: overall.rating ?? statedOverall, publishedOn: publishedOn)
        return [
            try inspection.act(
                .publication(event), .reportPublished(event), by: provenance)
        ]
    }
}

extension Inspection {
    /// The event of an act, or the request for its approval where the edition asks for one.
    func act(
        _ request: ApprovalRequest, _ event: InspectionEvent, by provenance: Provenance
    ) throws(Refusal) -> InspectionEvent {
        guard needsApproval(by: request.approving), provenance.origin.isOwn else { return event }
        let requested = ApprovalRequested(request)
        try requested.validate(on: self, by: provenance)
        return .approvalRequested(requested)
    }
}
