public import EventSourcing

/// The response of the addressee to a recommendation was recorded.
public struct RecommendationResponseRecorded: InspectionEventContent {
    public static let name: EventName = "recommendation-response-recorded"
    package static let fields: [FieldPrivacy] = [
        .value("recommendation"),
        .value("response"),
    ]
    /// The recommendation.
    public let recommendation: RecommendationID
    /// The response.
    public let response: RecommendationResponse

    package init(recommendation: RecommendationID, response: RecommendationResponse) {
        self.recommendation = recommendation
        self.response = response
    }

    package var input: CellInput { .recommendation(recommendation, .response) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.recommendation: recommendation.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let followed = try inspection.openRecommendation(recommendation)
        guard followed.response?.value != response else {
            throw .nothing(
                "Recommendation \(recommendation) is already \(response.description).",
                remedy: "No command is needed.")
        }
        if response != .accepted {
            try inspection.reason(of: provenance, for: "A response that does not wholly accept")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.follow(recommendation) {
            $0.response = FollowedRecommendation.Dated(value: response, occurrence: occurrence)
        }
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) recorded the response to \(recommendation): "
            + response.words
    }
}
