public import EventSourcing

/// A reference to a recommendation of an earlier inspection.
public struct PreviousRecommendation: Hashable, Sendable {
    /// The earlier inspection.
    public var inspection: StreamName
    /// The number of the recommendation in that inspection.
    public var id: RecommendationID

    /// Creates a reference from its parts.
    public init(inspection: StreamName, id: RecommendationID) {
        self.inspection = inspection
        self.id = id
    }
}
