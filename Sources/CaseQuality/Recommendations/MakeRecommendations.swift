package import EventSourcing

/// Makes recommendations: the command records all of them or none.
public struct MakeRecommendations: InspectionCommandContent {
    package static let name: CommandName = "make-recommendations"
    package static let fields = Recommendation.fields("recommendations")

    /// The recommendations: at least one, each number once.
    public var recommendations: [Recommendation]

    /// Creates the command.
    public init(_ recommendations: [Recommendation]) { self.recommendations = recommendations }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.recommend)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        recommendations.flatMap(\.names).reduce(queries.announcement) { $0.or(queries.named($1)) }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.announced()
        guard !recommendations.isEmpty else {
            throw .nothing(
                "The command has no recommendation.", remedy: "Give at least one recommendation.")
        }
        var seen: Set<RecommendationID> = []
        var events: [InspectionEvent] = []
        for recommendation in recommendations {
            guard seen.insert(recommendation.id).inserted else {
                throw RecommendationMade.again(recommendation.id)
            }
            let event = RecommendationMade(recommendation: recommendation)
            try event.validate(on: inspection, by: provenance)
            events.append(.recommendationMade(event))
        }
        return events
    }
}

extension Recommendation {
    /// The names of the recommendation and of its sub-points: `"R1"`, `"R1.1"`, `"R1.2"`.
    var names: [String] {
        [id.rawValue] + subPoints.indices.map { "\(id).\($0 + 1)" }
    }
}
