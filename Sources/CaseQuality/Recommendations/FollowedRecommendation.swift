public import EventSourcing

/// A recommendation, and everything that was recorded of it afterwards.
public struct FollowedRecommendation: Hashable, Sendable {
    /// What was recommended.
    public let recommendation: Recommendation
    /// When it was made, and where that is recorded.
    public let made: Occurrence
    /// What the addressee said to it.
    public internal(set) var response: Dated<RecommendationResponse>?
    /// When the plan that holds came.
    public internal(set) var planReceived: Occurrence?
    /// The actions of the plan that holds.
    public internal(set) var actions: [FollowedAction] = []
    /// How much of the whole is achieved, as last reviewed.
    public internal(set) var progress: Dated<RecommendationProgress>?
    /// How much of each sub-point is achieved, as last reviewed; the key counts from 1.
    public internal(set) var subPointProgress: [Int: Dated<RecommendationProgress>] = [:]
    /// How following it up ended.
    public internal(set) var closed: Dated<RecommendationOutcome>?

    init(recommendation: Recommendation, made: Occurrence) {
        self.recommendation = recommendation
        self.made = made
    }

    /// A value, when it held from, and where it is recorded.
    public struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
        public let value: Value
        public let occurrence: Occurrence
    }

    /// An action of a plan, with its last status and due date.
    public struct FollowedAction: Hashable, Sendable {
        public let action: PlannedAction
        public internal(set) var status: ActionStatus
        /// By when, after every change of the date.
        public internal(set) var due: PartialDate?
    }

    /// Whether it is still followed up.
    public var isOpen: Bool { closed == nil }

    /// An action of the plan that holds; `nil` when the plan does not have it.
    func action(_ id: ActionID) -> FollowedAction? { actions.first { $0.action.id == id } }

    /// The numbers of the sub-points that no review found achieved, from 1.
    var openSubPoints: [Int] {
        recommendation.subPoints.indices.map { $0 + 1 }
            .filter { subPointProgress[$0]?.value != .achieved }
    }
}

extension Inspection {
    /// A recommendation that was made; `nil` for an unknown id.
    func recommendation(_ id: RecommendationID) -> FollowedRecommendation? {
        recommendations.first { $0.recommendation.id == id }
    }

    /// A recommendation that was made and not closed.
    func openRecommendation(_ id: RecommendationID) throws(Refusal) -> FollowedRecommendation {
        _ = try announced()
        guard let followed = recommendation(id) else {
            throw Refusal(
                .unknownRecommendation, "The inspection made no recommendation \(id).",
                remedy: recommendations.isEmpty
                    ? "Make the recommendation first."
                    : Refusal.use(recommendations.map(\.recommendation.id)))
        }
        if let closed = followed.closed {
            throw Refusal(
                .alreadyClosed,
                "Recommendation \(id) was closed as \(closed.value.description) at position "
                    + "\(closed.occurrence.position).",
                remedy: "Make another recommendation if more is to be done.")
        }
        return followed
    }

    /// Changes a recommendation that was made; nothing for an unknown id.
    mutating func follow(
        _ id: RecommendationID, _ change: (inout FollowedRecommendation) -> Void
    ) {
        guard let index = recommendations.firstIndex(where: { $0.recommendation.id == id }) else {
            return
        }
        change(&recommendations[index])
    }
}
