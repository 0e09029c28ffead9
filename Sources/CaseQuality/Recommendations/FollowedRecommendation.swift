public import EventSourcing

/// A recommendation, and everything that became of it.
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
    /// What became of the whole, as last reviewed.
    public internal(set) var progress: Dated<Progress>?
    /// What became of each sub-point, as last reviewed; the key counts from 1.
    public internal(set) var subPointProgress: [Int: Dated<Progress>] = [:]
    /// How following it up ended.
    public internal(set) var closed: Dated<RecommendationOutcome>?

    /// When something happened, and where it is recorded.
    public struct Occurrence: Hashable, Sendable {
        public let position: Position
        public let effectiveAt: EffectiveTime
        public let origin: Origin
    }

    /// A value, when it held from, and where it is recorded.
    public struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
        public let value: Value
        public let occurrence: Occurrence
    }

    /// An action of a plan, as it stands.
    public struct FollowedAction: Hashable, Sendable {
        public let action: PlannedAction
        public internal(set) var status: ActionStatus
        /// By when, after every change of the date.
        public internal(set) var due: PartialDate?
    }

    /// Whether it is still followed up.
    public var isOpen: Bool { closed == nil }

    mutating func evolve(with event: InspectionEvent, _ encoded: borrowing EncodedEvent) {
        let now = Occurrence(
            position: encoded.position, effectiveAt: encoded.effectiveAt, origin: encoded.origin)
        switch event {
        case .recommendationResponseRecorded(let event):
            response = Dated(value: event.response, occurrence: now)
        case .actionPlanReceived(let event):
            planReceived = now
            actions = event.actions.map {
                FollowedAction(action: $0, status: .planned, due: $0.due)
            }
        case .actionUpdated(let event):
            guard let index = actions.firstIndex(where: { $0.action.id == event.action }) else {
                return
            }
            actions[index].status = event.status
            if let due = event.due { actions[index].due = due }
        case .progressReviewed(let event):
            let reviewed = Dated(value: event.progress, occurrence: now)
            if let number = event.subPoint {
                subPointProgress[number] = reviewed
            } else {
                progress = reviewed
            }
        case .recommendationClosed(let event):
            closed = Dated(value: event.outcome, occurrence: now)
        default:
            break
        }
    }
}

extension InspectionEvent {
    /// The recommendation that this event follows up.
    var followedUp: RecommendationID? {
        switch self {
        case .recommendationResponseRecorded(let event): event.recommendation
        case .actionPlanReceived(let event): event.recommendation
        case .actionUpdated(let event): event.recommendation
        case .progressReviewed(let event): event.recommendation
        case .recommendationClosed(let event): event.recommendation
        default: nil
        }
    }
}
