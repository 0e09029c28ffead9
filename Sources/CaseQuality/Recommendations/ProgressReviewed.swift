public import EventSourcing

/// The progress of a recommendation, or of one of its sub-points, was reviewed.
public struct ProgressReviewed: InspectionEventContent {
    public static let name: EventName = "progress-reviewed"
    package static let fields: [FieldPrivacy] = [
        .value("recommendation"),
        .value("subPoint"),
        .value("progress"),
    ]
    /// The recommendation.
    public let recommendation: RecommendationID
    /// The sub-point, from 1; `nil` for the recommendation as a whole.
    public let subPoint: Int?
    /// The progress that the review found.
    public let progress: RecommendationProgress

    package init(
        recommendation: RecommendationID, subPoint: Int? = nil, progress: RecommendationProgress
    ) {
        self.recommendation = recommendation
        self.subPoint = subPoint
        self.progress = progress
    }

    package var input: CellInput { .recommendation(recommendation, .progress(subPoint)) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.recommendation: recommendation.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let followed = try inspection.openRecommendation(recommendation)
        try followed.recommendation.check(subPoint: subPoint)
        if progress == .achieved, subPoint == nil {
            try followed.checkActions(on: inspection, by: provenance)
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        let reviewed = FollowedRecommendation.Dated(value: progress, occurrence: occurrence)
        inspection.follow(recommendation) {
            if let subPoint {
                $0.subPointProgress[subPoint] = reviewed
            } else {
                $0.progress = reviewed
            }
        }
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) reviewed progress on "
            + "\(recommendation)\(subPoint.map { ".\($0)" } ?? ""): \(progress.words)"
    }
}

extension FollowedRecommendation {
    /// Checks that there is a reason to call the recommendation achieved while actions are open.
    ///
    /// - Throws: ``Refusal`` with code `reasonMissing`.
    func checkActions(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) {
        guard provenance.origin.isOwn, !openActions.isEmpty else { return }
        try inspection.reason(
            of: provenance,
            for:
                "\(recommendation.id) as achieved, with \(openActions.count.counted("open action")) "
                + "(\(openActions.map(\.rawValue).listed)),")
    }
}
