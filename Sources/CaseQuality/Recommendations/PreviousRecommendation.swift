public import EventSourcing

/// A recommendation of an earlier inspection.
public struct PreviousRecommendation: Hashable, Sendable {
    public var inspection: StreamName
    public var id: RecommendationID

    public init(inspection: StreamName, id: RecommendationID) {
        self.inspection = inspection
        self.id = id
    }
}
