public import EventSourcing

/// A recommendation with its recorded follow-up.
public struct FollowedRecommendation: Hashable, Sendable {
    /// The recommendation as it was made, or corrected last.
    public internal(set) var recommendation: Recommendation
    /// The event that recorded the recommendation.
    public let made: Occurrence
    /// Where the recommendation was corrected last; `nil` if it never was.
    public internal(set) var correctedAt: Position?
    /// The response of the addressee.
    public internal(set) var response: Dated<RecommendationResponse>?
    /// The event that recorded the current action plan.
    public internal(set) var planReceived: Occurrence?
    /// The actions of the current action plan.
    public internal(set) var actions: [FollowedAction] = []
    /// The progress of the whole recommendation at the latest review.
    public internal(set) var progress: Dated<RecommendationProgress>?
    /// The progress of each sub-point at its latest review; keys count from 1.
    public internal(set) var subPointProgress: [Int: Dated<RecommendationProgress>] = [:]
    /// The outcome of the follow-up; `nil` while the recommendation is open.
    public internal(set) var closed: Dated<RecommendationOutcome>?

    init(recommendation: Recommendation, made: Occurrence) {
        self.recommendation = recommendation
        self.made = made
    }

    /// A value and the event that recorded it.
    public struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
        /// The value.
        public let value: Value
        /// The event that recorded the value.
        public let occurrence: Occurrence
    }

    /// An action of a plan with its current status and due date.
    public struct FollowedAction: Hashable, Sendable {
        /// The action as planned.
        public let action: PlannedAction
        /// The current status.
        public internal(set) var status: ActionStatus
        /// The current due date.
        public internal(set) var due: PartialDate?
    }

    /// Whether the recommendation is not closed.
    public var isOpen: Bool { closed == nil }

    /// The action with this id in the current plan; `nil` when the plan has none.
    func action(_ id: ActionID) -> FollowedAction? { actions.first { $0.action.id == id } }

    /// The planned actions that are neither completed nor dropped.
    var openActions: [ActionID] { actions.filter { !$0.status.isFinished }.map(\.action.id) }

    /// Whether the reviews found the whole of it achieved, or every sub-point.
    package var isFoundAchieved: Bool {
        progress?.value == .achieved || !recommendation.subPoints.isEmpty && openSubPoints.isEmpty
    }

    /// Whether a review looked at the whole of it, or at every open sub-point.
    var isReviewed: Bool {
        progress != nil
            || !openSubPoints.isEmpty && openSubPoints.allSatisfy { subPointProgress[$0] != nil }
    }

    /// The open sub-points, first those that no review looked at.
    var subPointsToReview: [Int] {
        let isReviewed = openSubPoints.filter { subPointProgress[$0] != nil }
        return openSubPoints.filter { !isReviewed.contains($0) } + isReviewed
    }

    /// Why closing it as achieved needs a reason, after "closing as achieved,"; `nil` if it needs
    /// none.
    package var exceptionToAchieved: String? {
        if response?.value == .rejected { return "although the addressee rejected it" }
        if isFoundAchieved { return nil }
        return progress == nil
            ? "without a review of its progress" : "after a review that found something else"
    }

    /// The numbers of the sub-points that no review found achieved, from 1.
    var openSubPoints: [Int] {
        recommendation.subPoints.indices.map { $0 + 1 }
            .filter { subPointProgress[$0]?.value != .achieved }
    }
}

extension Inspection {
    /// The recommendation with this id; `nil` when there is none.
    func recommendation(_ id: RecommendationID) -> FollowedRecommendation? {
        recommendations.first { $0.recommendation.id == id }
    }

    /// The recommendation with this id, if it is open.
    ///
    /// - Throws: ``Refusal`` with code `unknownRecommendation` or `alreadyClosed`.
    func openRecommendation(_ id: RecommendationID) throws(Refusal) -> FollowedRecommendation {
        _ = try announced()
        guard let followed = recommendation(id) else {
            throw Refusal(
                .unknownRecommendation, "The inspection has no recommendation \(id).",
                remedy: recommendations.isEmpty
                    ? "Make the recommendation first."
                    : Refusal.use(recommendations.map(\.recommendation.id)))
        }
        if let closed = followed.closed {
            throw Refusal(
                .alreadyClosed,
                "Recommendation \(id) was closed as \(closed.value.description) at position "
                    + "\(closed.occurrence.position).",
                remedy: "Make another recommendation for further work.")
        }
        return followed
    }

    /// Changes a recommendation; an unknown id changes nothing.
    mutating func follow(
        _ id: RecommendationID, _ change: (inout FollowedRecommendation) -> Void
    ) {
        guard let index = recommendations.firstIndex(where: { $0.recommendation.id == id }) else {
            return
        }
        change(&recommendations[index])
    }
}
