public import EventSourcing

/// Approves or declines what needs a second person: a request, or a decision of the panel.
public struct Approve: InspectionCommandContent {
    package static let name: CommandName = "approve"
    package static let fields: [FieldPrivacy] = [.value("of"), .value("isGranted")]

    /// The position of the request or of the decision.
    public var of: Position
    /// Whether it is approved; declining needs a reason.
    public var isGranted: Bool

    /// Creates the command.
    public init(_ position: Position, isGranted: Bool = true) {
        of = position
        self.isGranted = isGranted
    }

    package var keepsReason: Bool { true }

    package func acts(on inspection: Inspection) -> [RequestedAct] {
        if let pending = inspection.people.requests[of] {
            return [RequestedAct(pending.request.approving, .request(of))]
        }
        return inspection.standard(decidedAt: of).map {
            [RequestedAct(.approveDecision, .standard($0))]
        } ?? []
    }

    package func dependencies(in queries: InspectionQueries) -> Query { queries.everything }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        guard let pending = inspection.people.requests[of] else {
            guard let standard = inspection.standard(decidedAt: of) else {
                _ = try inspection.pendingRequest(at: of)
                return []
            }
            guard isGranted else {
                throw Refusal(
                    .noSuchRequest,
                    "Position \(of) is the panel's decision on \(standard), which nobody declines.",
                    remedy:
                        "Do not approve it, and let the panel reverse it or decide again; until then "
                        + "the report is not published.")
            }
            let asked = RequestedAct(.approveDecision, .standard(standard))
            let given = ApprovalGiven(
                of: of, isDecision: true,
                isSelfApproved: inspection.isSelfChecked(asked, by: provenance.actor.id))
            try given.validate(on: inspection, by: provenance)
            return [.approvalGiven(given)]
        }
        guard isGranted else {
            let declined = ApprovalDeclined(of: of)
            try declined.validate(on: inspection, by: provenance)
            return [.approvalDeclined(declined)]
        }
        let asked = RequestedAct(pending.request.approving, .request(of))
        let given = ApprovalGiven(
            of: of, isDecision: false,
            isSelfApproved: inspection.isSelfChecked(asked, by: provenance.actor.id))
        try given.validate(on: inspection, by: provenance)
        return [.approvalGiven(given)]
            + (try pending.approved(on: inspection, by: provenance))
    }
}

extension InspectionPeople.PendingRequest {
    /// The events that an approval brings about, checked against the inspection as it is now.
    fileprivate func approved(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        switch request {
        case .withdrawal(let withdrawal):
            try withdrawal.validate(on: inspection, by: provenance)
            return [.caseWithdrawn(withdrawal.requested(by: by))]
        case .replacement(let both):
            try both.validate(on: inspection, by: provenance)
            return both.requested(by: by).events
        case .publication(let report):
            let (ratings, overall) = try inspection.publishable(by: provenance)
            guard report.ratings == ratings, report.total == overall.total else {
                throw Refusal(
                    .superseded,
                    "Ratings changed since \(by) asked for the publication with "
                        + "\(report.pointsWords); they now give \(overall.pointsWords).",
                    remedy: "Ask for the publication again, with the ratings as they are now.")
            }
            return [.reportPublished(report.requested(by: by))]
        case .reportCorrection(let correction):
            let correction = correction.requested(by: by)
            try correction.validate(on: inspection, by: provenance)
            return [.reportCorrected(correction)]
        }
    }
}
