public import EventSourcing

/// The follow-up of a recommendation ended.
public struct RecommendationClosed: InspectionEventContent {
    public static let name: EventName = "recommendation-closed"
    package static let fields: [FieldPrivacy] = [
        .value("recommendation"),
        .value("outcome"),
    ]
    /// The recommendation.
    public let recommendation: RecommendationID
    /// The outcome of the follow-up.
    public let outcome: RecommendationOutcome

    package init(recommendation: RecommendationID, outcome: RecommendationOutcome) {
        self.recommendation = recommendation
        self.outcome = outcome
    }

    package var input: CellInput { .recommendation(recommendation, .closing) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.recommendation: recommendation.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let followed = try inspection.openRecommendation(recommendation)
        guard outcome == .achieved else {
            try inspection.reason(of: provenance, for: "Closing as \(outcome.description)")
            return
        }
        let open = followed.openSubPoints
        guard open.isEmpty || followed.progress?.value == .achieved else {
            throw Refusal(
                .notComplete,
                "Recommendation \(recommendation) is not achieved; its open sub-points: "
                    + "\(open.map(String.init).joined(separator: ", ")).",
                remedy: "Review their progress first, or close it with another outcome.")
        }
        if let exception = followed.exceptionToAchieved {
            try inspection.reason(of: provenance, for: "Closing as achieved, \(exception),")
        }
        try followed.checkActions(on: inspection, by: provenance)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.follow(recommendation) {
            $0.closed = FollowedRecommendation.Dated(value: outcome, occurrence: occurrence)
        }
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) closed \(recommendation): \(outcome.words)"
    }
}
