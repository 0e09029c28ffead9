public import EventSourcing

/// The inspectorate made a recommendation.
public struct RecommendationMade: InspectionEventContent {
    public static let name: EventName = "recommendation-made"
    package static let fields = Recommendation.eventFields
    /// The recommendation.
    public let recommendation: Recommendation

    package init(recommendation: Recommendation) { self.recommendation = recommendation }

    package var input: CellInput { .recommendation(recommendation.id, .made) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.recommendation: recommendation.id.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        let id = recommendation.id
        guard inspection.recommendation(id) == nil else { throw Self.again(id) }
        for name in recommendation.names { try inspection.requireOwnName(name) }
        try recommendation.check(on: inspection, by: provenance)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.recommendations.append(
            FollowedRecommendation(recommendation: recommendation, made: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) made recommendation \(recommendation.id)"
    }

    /// The refusal of a recommendation number that is already in use.
    static func again(_ id: RecommendationID) -> Refusal {
        Refusal(
            .alreadyRecorded, "Recommendation \(id) was already made.",
            remedy: "Give each recommendation its own number.")
    }
}
