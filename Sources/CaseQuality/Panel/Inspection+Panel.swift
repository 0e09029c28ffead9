internal import EventSourcing

extension Inspection {
    func decide(_ command: ConvenePanel) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        if let quorum = command.quorum {
            let present = Set(command.members + [command.chair].compactMap { $0 }).count
            guard quorum >= 1, present >= quorum else {
                throw Refusal(
                    .invalidNumber, "\(present) people are present; the quorum is \(quorum).",
                    remedy: "Convene the panel when enough of its members are there.")
            }
        }
        return [
            .panelConvened(
                PanelConvened(
                    chair: command.chair, members: command.members, quorum: command.quorum,
                    declaredInterests: command.declaredInterests,
                    snapshot: framework.standards.map {
                        RatingSeen(
                            standard: $0.id, rating: basis.standardRating($0.id)?.rating)
                    }, seenUpTo: position))
        ]
    }

    func decide(
        _ decisions: [RecordPanelDecision], by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        guard isPanelConvened else {
            throw Refusal(
                .panelNotConvened, "No ratings panel was convened.",
                remedy: "Convene the panel first.")
        }
        var events: [InspectionEvent] = []
        var decided: Set<Standard.ID> = []
        for decision in decisions {
            guard decided.insert(decision.standard).inserted else {
                throw Refusal(
                    .nothingChanged, "Standard \(decision.standard) is decided twice at once.",
                    remedy: "Decide every standard once.")
            }
            events.append(.panelDecisionRecorded(try event(for: decision, framework, provenance)))
        }
        guard !events.isEmpty else {
            throw Refusal(
                .nothingChanged, "No standard was decided.", remedy: "Name the standards.")
        }
        return events
    }

    /// The most votes that a panel's decision can have, for or against.
    private static let mostVotes = 1_000

    private func event(
        for decision: RecordPanelDecision, _ framework: Framework, _ provenance: Provenance
    ) throws(Refusal) -> PanelDecisionRecorded {
        let standard = try self.standard(decision.standard, in: framework)
        let rated = basis.standardRating(standard.id)
        try check(
            decision.reason, "The reason", atMost: Provenance.longestReasonInBytes)
        let from = standard.method == .caseData ? rated?.ruleRating : rated?.proposedRating
        guard let from else {
            let what = standard.method == .caseData ? "a rating by rule" : "a proposed rating"
            throw Refusal(
                .noRatingToDecide, "Standard \(standard.id) does not have \(what) yet.",
                remedy: standard.method == .caseData
                    ? "Answer every key question of the standard for every selected case first."
                    : "Propose its rating first.")
        }
        let outcome: PanelOutcome
        if standard.method == .qualitative {
            outcome = .qualitative
        } else {
            outcome = decision.decided == from ? .confirmed : .discretion
        }
        for votes in [decision.votesFor, decision.votesAgainst].compactMap({ $0 })
        where !(0...Self.mostVotes).contains(votes) {
            throw Refusal(
                .invalidNumber, "\(votes) votes cannot have been counted.",
                remedy: "Give 0 to \(Self.mostVotes) votes, or none.")
        }
        let stated = decision.reason ?? provenance.reason
        let reason = stated?.allSatisfy(\.isWhitespace) == true ? nil : stated
        if outcome == .discretion {
            guard decision.ground != nil else {
                throw Refusal(
                    .groundMissing,
                    "Discretion on standard \(standard.id), from \(from.label) to "
                        + "\(decision.decided.label), needs a ground.",
                    remedy: "Give the ground, such as notRepresentative.")
            }
            guard reason != nil || (decision.reasonMissing && provenance.origin != .recorded) else {
                throw Refusal(
                    .reasonMissing,
                    "Discretion on standard \(standard.id), from \(from.label) to "
                        + "\(decision.decided.label), needs a reason.",
                    remedy: "Say why the rating by rule does not hold.")
            }
        }
        return PanelDecisionRecorded(
            standard: standard.id, from: from, decided: decision.decided, outcome: outcome,
            eligibility: rated?.eligibility ?? [], ground: decision.ground, reason: reason,
            reasonMissing: outcome == .discretion && reason == nil,
            needsSecondApproval: outcome == .discretion
                && (decision.decided < from || decision.decided.rawValue > from.rawValue + 1),
            votesFor: decision.votesFor, votesAgainst: decision.votesAgainst)
    }

    func decide(
        _ command: ReversePanelDecision, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        let standard = try self.standard(command.standard, in: framework)
        guard let decision = basis.decision(on: standard.id) else {
            throw Refusal(
                .noSuchDecision, "No panel decision stands for standard \(standard.id).",
                remedy: "There is nothing to reverse.")
        }
        guard decision.position == command.supersedes else {
            throw Refusal(
                .superseded,
                "The reversal is of the decision at position \(command.supersedes); the one that "
                    + "stands is at position \(decision.position).",
                remedy: "Look at the decision that stands, then reverse that one.")
        }
        _ = try reason(of: provenance, for: "A reversal")
        return [
            .panelDecisionReversed(
                PanelDecisionReversed(standard: standard.id, supersedes: decision.position))
        ]
    }
}
