package import CaseQuality

extension InspectionCommand {
    /// Makes one recommendation with this number of sub-points.
    package static func recommend(_ id: RecommendationID, subPoints: Int = 0) -> InspectionCommand {
        .makeRecommendations([
            Recommendation(
                id: id, addressee: "management board", topic: "reviewing",
                subPoints: (0..<subPoints).map { "part \($0 + 1)" })
        ])
    }
}
