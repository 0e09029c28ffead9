public import EventSourcing

/// An action of a plan moved on.
public struct ActionUpdated: Event {
    public static let name: EventName = "action-updated"
    public let recommendation: RecommendationID
    public let action: ActionID
    public let status: ActionStatus
    /// The new due date, where it changed.
    public let due: PartialDate?
}
