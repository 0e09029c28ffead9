// Proposals, the ratings panel and the follow-up.

extension ExampleRecorder {
    /// Proposes the ratings of standards that are not rated on cases.
    mutating func propose(
        _ ratings: KeyValuePairs<Standard.ID, Rating>, by actor: Agent
    ) async throws(LedgerError) {
        for (standard, rating) in ratings {
            try await record(
                .proposeRating(
                    ProposeQualitativeRating(
                        standard: standard, rating: rating,
                        characteristicsMet: ["Most characteristics of \(rating.label)"],
                        basis: [EvidenceReference(stringLiteral: "note-\(standard)")])),
                by: actor)
        }
    }

    /// Records panel decisions that are based on the ratings as of a moment.
    ///
    /// The panel reads the ratings first. The command contains the position that they were read at.
    ///
    /// - Parameters:
    ///   - decisions: The decisions.
    ///   - moment: The moment of the ratings that the panel reads.
    ///   - actor: The chair.
    /// - Throws: The refusal of the rules, a conflict if the ratings changed since the moment, or
    ///   the error of the storage.
    mutating func decide(
        _ decisions: [RecordPanelDecisions.Decision], readingAsOf moment: Moment, by actor: Agent
    ) async throws(LedgerError) {
        try await next { inspection, id throws(LedgerError) in
            let ratings = try await inspection.ratings(asOf: moment)
            let seen = decisions.reduce(ObservedQuery.nothing) {
                $0.and(ratings.observation(of: $1.standard))
            }
            return try await inspection.record(
                .recordPanelDecisions(decisions), by: actor, basedOn: seen, id: id)
        }
    }

    /// Approves what waits longest for the approval of a second person.
    mutating func approve(by actor: Agent) async throws(LedgerError) {
        try await next { inspection, id throws(LedgerError) in
            let waiting = try await inspection.state().waitingApprovals.first?.position
            return try await inspection.record(
                .approve(Approve(waiting ?? .start)), by: actor, id: id)
        }
    }

    /// Records one step of the follow-up of a recommendation.
    mutating func follow(
        _ recommendation: RecommendationID, _ step: FollowUp.Step, by actor: Agent,
        reason: String? = nil
    ) async throws(LedgerError) {
        try await record(.followUp(FollowUp(recommendation, step)), by: actor, reason: reason)
    }
}
