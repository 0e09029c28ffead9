// Challenges, corrected facts and recommendations, and retention holds.

extension ExampleRecorder {
    /// Resolves a challenge that led to the change of an answer.
    ///
    /// - Parameters:
    ///   - id: The challenge.
    ///   - outcome: The outcome.
    ///   - changed: The case and the question whose current answer follows from it.
    ///   - actor: The person who resolves it.
    ///   - reason: The reason.
    /// - Throws: The refusal of the rules, or the error of the storage.
    mutating func resolveChallenge(
        _ id: ChallengeID, _ outcome: ChallengeOutcome,
        afterChangeOf changed: (key: CaseKey, question: Question.ID), by actor: Agent,
        reason: String
    ) async throws(LedgerError) {
        try await next { inspection, command throws(LedgerError) in
            let answer = try await inspection.state().answer(
                to: changed.question, in: changed.key)
            return try await inspection.record(
                .resolveChallenge(
                    ResolveChallenge(
                        id, outcome, events: [answer?.recordedAt].compactMap(\.self))),
                by: actor, reason: reason, id: command)
        }
    }

    /// Corrects the context fact of a measure.
    ///
    /// - Parameters:
    ///   - fact: The fact as it should have been.
    ///   - actor: The person who corrects it.
    ///   - reason: The reason.
    /// - Throws: The refusal of the rules, or the error of the storage.
    mutating func correctContext(
        _ fact: ReportedFact, by actor: Agent, reason: String
    ) async throws(LedgerError) {
        try await next { inspection, id throws(LedgerError) in
            let noted = try await inspection.state().facts.context.first {
                $0.value.fact.measure == fact.measure
            }
            return try await inspection.record(
                .correctFact(
                    CorrectFact(
                        at: noted?.position ?? .start,
                        to: .context(RecordReportFacts.ContextFact(fact)))),
                by: actor, reason: reason, id: id)
        }
    }

    /// Corrects a recommendation.
    ///
    /// - Parameters:
    ///   - id: The recommendation.
    ///   - actor: The person who corrects it.
    ///   - reason: The reason.
    ///   - change: Changes the recommendation as it stands.
    /// - Throws: The refusal of the rules, or the error of the storage.
    mutating func correctRecommendation(
        _ id: RecommendationID, by actor: Agent, reason: String,
        _ change: (inout Recommendation) -> Void
    ) async throws(LedgerError) {
        try await next { inspection, command throws(LedgerError) in
            guard
                let standing = try await inspection.state().recommendations.first(where: {
                    $0.recommendation.id == id
                })
            else { preconditionFailure("the example has no recommendation \(id)") }
            var corrected = standing.recommendation
            change(&corrected)
            return try await inspection.record(
                .correctRecommendation(
                    CorrectRecommendation(
                        corrected, supersedes: standing.correctedAt ?? standing.made.position)),
                by: actor, reason: reason, id: command)
        }
    }

    /// Lifts the retention hold that is in force longest.
    mutating func liftHold(by actor: Agent, reason: String) async throws(LedgerError) {
        try await next { inspection, id throws(LedgerError) in
            let held = try await inspection.state().holdsInForce.first?.placedAt
            return try await inspection.record(
                .liftHold(LiftHold(held ?? .start)), by: actor, reason: reason, id: id)
        }
    }
}
