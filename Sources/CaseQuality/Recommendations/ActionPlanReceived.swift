public import EventSourcing

/// The addressee sent a plan of what it will do about a recommendation.
///
/// A later plan for the same recommendation takes the place of this one.
public struct ActionPlanReceived: Event {
    public static let name: EventName = "action-plan-received"
    public let recommendation: RecommendationID
    /// The planned actions, in order.
    public let actions: [PlannedAction]
}
