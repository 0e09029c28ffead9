public import EventSourcing

/// Corrects the wording, the addressee, the standards or another part of a recommendation.
public struct CorrectRecommendation: InspectionCommandContent {
    package static let name: CommandName = "correct-recommendation"
    package static let fields: [FieldPrivacy] =
        Recommendation.fields("recommendation") + [.value("supersedes")]

    /// The recommendation as it should have been, with the same id and as many sub-points.
    public var recommendation: Recommendation
    /// The position of the event that made it, or corrected it last.
    public var supersedes: Position

    /// Creates the command, which needs a reason.
    public init(_ recommendation: Recommendation, supersedes: Position) {
        self.recommendation = recommendation
        self.supersedes = supersedes
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.correctFacts, words: "correct a recommendation")]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.tagged(.recommendation, recommendation.id))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = RecommendationCorrected(
            recommendation: recommendation, supersedes: supersedes)
        try event.validate(on: inspection, by: provenance)
        return [.recommendationCorrected(event)]
    }
}
