package import EventSourcing

/// Publishes the report.
///
/// The ledger checks the stated result against its own. Where a report of somebody else does not
/// tell the ratings of all standards, the stated result stands, if they allow it.
public struct PublishReport: InspectionCommandContent {
    package static let name: CommandName = "publish-report"
    package static let fields: [FieldPrivacy] = [
        .value("statedTotal"),
        .value("statedMaximum"),
        .value("statedOverall"),
        .value("publishedOn"),
    ]

    /// The total that the report states, if any.
    ///
    /// Unit: points.
    public var statedTotal: Int?
    /// The largest possible total that the report states, if any.
    ///
    /// Unit: points.
    public var statedMaximum: Int?
    /// The overall rating that the report states, if any.
    public var statedOverall: Rating?
    /// The date of the publication, as precisely as known.
    public var publishedOn: PartialDate?

    /// Creates the command.
    public init(
        statedTotal: Int? = nil, statedMaximum: Int? = nil, statedOverall: Rating? = nil,
        publishedOn: PartialDate? = nil
    ) {
        self.statedTotal = statedTotal
        self.statedMaximum = statedMaximum
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
        let isNotKnown = overall.state == .notKnown
        // Without bands for the maximum, nothing else says what the report printed.
        let standsAlone =
            isNotKnown
            || overall.isComplete && overall.hasNoBandTable && statedOverall != nil
        if isNotKnown {
            try PossibleResults(of: inspection).check(
                total: statedTotal, maximum: statedMaximum, overall: statedOverall)
        } else {
            try check(overall, by: provenance)
        }
        if let publishedOn, let announcedOn = inspection.announcement?.announcedOn,
            provenance.origin.isOwn, publishedOn.lastDayNumber < announcedOn.firstDayNumber
        {
            throw Refusal(
                .endsBeforeItBegins,
                "The publication on \(publishedOn) is before the announcement on \(announcedOn).",
                remedy: "Correct the date of the publication.")
        }
        if let publishedOn, provenance.origin.isOwn,
            let met = inspection.people.panelHeldAt, met.isAfter(publishedOn)
        {
            throw Refusal(
                .endsBeforeItBegins,
                "The publication on \(publishedOn) is before the ratings panel met on \(met.shortWords).",
                remedy:
                    "Correct the date of the publication, or convene the panel with the time at "
                    + "which it met.")
        }
        if inspection.permissions != nil, provenance.origin.isOwn, !inspection.isPanelConvened {
            try inspection.reason(of: provenance, for: "A publication without a ratings panel")
        }
        let event = ReportPublished(
            ratings: ratings, total: overall.total ?? statedTotal,
            maximum: overall.maximum ?? statedMaximum, overall: overall.rating ?? statedOverall,
            publishedOn: publishedOn, standsAlone: standsAlone)
        return [
            try inspection.act(
                .publication(event), .reportPublished(event), by: provenance)
        ]
    }

    /// Checks the stated result against the computed one.
    private func check(
        _ overall: OverallRating, by provenance: Provenance
    ) throws(Refusal) {
        if let statedMaximum, statedMaximum != overall.maximum {
            throw Refusal(
                .totalDiffers,
                "The report states a maximum of \(statedMaximum); its ratings add up to "
                    + "\(overall.pointsWords).",
                remedy: "Correct the stated maximum, or say which standards are not rated.")
        }
        if let statedTotal, statedTotal != overall.total {
            throw Refusal(
                .totalDiffers,
                "The report states a total of \(statedTotal); its ratings add up to "
                    + "\(overall.pointsWords).",
                remedy: "Correct the stated total, or the wrong rating.")
        }
        if let statedOverall, let rating = overall.rating, statedOverall != rating {
            throw Refusal(
                .overallDiffers,
                "The report states \(statedOverall.label) overall; \(overall.pointsWords) give "
                    + "\(rating.label).",
                remedy: "Correct the stated overall rating, or the wrong rating.")
        }
        // A document may state what its own rules gave; an inspection of this ledger may not.
        if let statedOverall, overall.rating == nil, provenance.origin.isOwn {
            throw Refusal(
                .overallDiffers,
                "The report states \(statedOverall.label) overall; the edition gives no overall "
                    + "rating for \(overall.pointsWords).",
                remedy: "Publish it without an overall rating, or rate the standards that are not "
                    + "rated.")
        }
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
