public import EventSourcing

/// A second person approved an act, or a decision of the ratings panel.
///
/// An approved act stands in the same command, after this event.
public struct ApprovalGiven: InspectionEventContent {
    public static let name: EventName = "approval-given"
    package static let fields: [FieldPrivacy] = [
        .value("of"),
        .value("isDecision"),
        .value("isSelfApproved"),
    ]
    /// The position of the request, or of the decision.
    public let of: Position
    /// Whether a decision of the ratings panel is approved, and no request.
    public let isDecision: Bool
    /// Whether the person who approves asked for it, because the team has nobody else.
    public let isSelfApproved: Bool

    package init(of: Position, isDecision: Bool, isSelfApproved: Bool = false) {
        self.of = of
        self.isDecision = isDecision
        self.isSelfApproved = isSelfApproved
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.milestone: TagName.everyMilestone]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        guard isDecision else {
            _ = try inspection.pendingRequest(at: of)
            return
        }
        _ = try inspection.open()
        let decision = try inspection.decisionToApprove(at: of)
        guard !inspection.people.approvedDecisions.contains(of) else {
            throw .nothing(
                "The decision on \(decision) at position \(of) is approved.",
                remedy: "No command is needed.")
        }
        guard inspection.standardRating(decision)?.isStale != true else {
            throw Refusal(
                .staleDecision,
                "The figures of \(decision) changed since the panel's decision at position \(of).",
                remedy: "Let the panel decide again, and approve that decision if it needs it.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        if isDecision {
            inspection.people.approvedDecisions.insert(of)
        } else {
            inspection.people.requests[of] = nil
            inspection.people.answeredRequests[of] = .init(
                position: occurrence.position, isGranted: true)
        }
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        let what = isDecision ? "the decision of the ratings panel" : "the request"
        return "\(provenance.actor.id) approved \(what) at position \(of)"
            + provenance.alone(isSelfApproved)
    }
}

extension Inspection {
    /// The request that waits at this position.
    ///
    /// - Throws: ``Refusal`` with code `noSuchRequest`.
    func pendingRequest(
        at position: Position
    ) throws(Refusal) -> InspectionPeople.PendingRequest {
        guard let pending = people.requests[position] else {
            if let answer = people.answeredRequests[position] {
                throw Refusal(
                    .noSuchRequest,
                    "No request for an approval waits at position \(position): it was "
                        + "\(answer.isGranted ? "approved" : "declined") at position "
                        + "\(answer.position).",
                    remedy: answer.isGranted
                        ? "No command is needed." : "Ask for it again, if it is still needed.")
            }
            let waiting = people.requests.keys.sorted().map(\.description)
            throw Refusal(
                .noSuchRequest, "No request for an approval waits at position \(position).",
                remedy: waiting.isEmpty
                    ? "No request waits. See the next steps of the inspection."
                    : "Requests wait at \(waiting.listed).")
        }
        return pending
    }

    /// Checks that a request or a decision of the panel stands at a position, before anybody is asked
    /// in which role they answer it.
    ///
    /// - Throws: ``Refusal`` with code `noSuchRequest`.
    public func checkAnswerable(_ position: Position) throws(Refusal) {
        guard standard(decidedAt: position) == nil else { return }
        _ = try pendingRequest(at: position)
    }

    /// The standard whose current decision stands at this position and needs an approval.
    ///
    /// - Throws: ``Refusal`` with code `noSuchRequest`.
    func decisionToApprove(at position: Position) throws(Refusal) -> Standard.ID {
        guard let standard = standard(decidedAt: position),
            decisionsToApprove[standard] == position
        else {
            throw Refusal(
                .noSuchRequest,
                "No decision of the ratings panel at position \(position) waits for an approval.",
                remedy: "See the next steps of the inspection.")
        }
        return standard
    }

    /// The standard whose current decision stands at this position; `nil` for any other position.
    func standard(decidedAt position: Position) -> Standard.ID? {
        framework?.standards.first { basis.decision(on: $0.id)?.position == position }?.id
    }
}
