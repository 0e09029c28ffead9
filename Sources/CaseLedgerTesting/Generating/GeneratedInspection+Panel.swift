internal import CaseQuality
internal import EventSourcing

/// Ratings: proposals, decisions of the panel, publication.
extension GeneratedInspection {
    mutating func proposal(for standard: Standard.ID) -> Asked? {
        guard let rating = quality.rating(of: standard, on: framework.scale) else { return nil }
        return Asked(
            command: .proposeRating(ProposeQualitativeRating(standard: standard, rating: rating)),
            actor: team.lead)
    }

    func panel() -> Asked {
        Asked(
            command: .convenePanel(
                ConvenePanel(
                    chair: team.chair.id, members: team.panel.map(\.id), quorum: 3)),
            actor: team.chair, authority: "ratings panel")
    }

    /// The panel's decisions on the rated ones among `standards`.
    mutating func decisions(on standards: [Standard]) -> Asked? {
        let decisions = standards.compactMap { decision(on: $0) }
        guard !decisions.isEmpty else { return nil }
        return Asked(
            command: .recordPanelDecisions(decisions), actor: team.chair,
            authority: "ratings panel")
    }

    private mutating func decision(on standard: Standard) -> RecordPanelDecisions.Decision? {
        guard let rated = inspection.standardRating(standard.id), rated.decidedBy != .notRated
        else { return nil }
        var decision: RecordPanelDecisions.Decision
        switch standard.method {
        case .caseData:
            guard let rule = rated.ruleRating else { return nil }
            decision = RecordPanelDecisions.Decision(standard: standard.id, decided: rule)
            let share: Share =
                rated.eligibility.isEmpty ? .discretionOtherwise : .discretionWhenEligible
            if random.happens(share),
                let other = random.neighbour(of: rule, upwards: .discretionUpwards)
            {
                decision.decided = other
                decision.ground = .notRepresentative
                decision.reason = random.pick(Reasons.discretion)
            }
        case .qualitative:
            guard let proposed = rated.proposedRating else { return nil }
            decision = RecordPanelDecisions.Decision(standard: standard.id, decided: proposed)
            if random.happens(.proposalChanged),
                let other = random.neighbour(of: proposed, upwards: .discretionUpwards)
            {
                decision.decided = other
                decision.reason = random.pick(Reasons.otherProposal)
            }
        }
        if random.happens(.votesCounted) {
            decision.votes = .named(
                (team.panel + [team.chair]).map { PanelVotes.Cast($0.id, .inFavour) })
        } else {
            decision.votes = .consensus
        }
        return decision
    }

    /// Whether answers changed after the panel decided, or its decision was reversed.
    func mustBeDecidedAgain(_ standard: Standard) -> Bool {
        inspection.standardRating(standard.id)?.isStale == true
            || inspection.panelDecision(on: standard.id) == nil
    }

    mutating func reversal(of standard: Standard.ID) -> Asked? {
        guard let decision = inspection.panelDecision(on: standard) else { return nil }
        return Asked(
            command: .reversePanelDecision(
                ReversePanelDecision(
                    standard: standard, supersedes: decision.recordedAt, votes: .consensus)),
            actor: team.chair, authority: "ratings panel", reason: random.pick(Reasons.reversal))
    }

    func publication(at time: WorkingTime) -> Asked {
        let overall = inspection.overallRating
        return Asked(
            command: .publishReport(
                PublishReport(
                    statedTotal: overall?.total, statedOverall: overall?.rating,
                    publishedOn: time.date)),
            actor: team.lead, held: time.wholeDay)
    }

    /// The approval of what waits longest for one; `nil` when nothing waits.
    mutating func approval(at time: WorkingTime) -> Asked? {
        let waiting = inspection.waitingApprovals
        guard let first = waiting.first else { return nil }
        if waiting.count > 1 { agenda.plan(.approve, at: time + WorkingTime.minute) }
        return Asked(command: .approve(Approve(first.position)), actor: team.chief)
    }
}
