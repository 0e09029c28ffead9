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

/// Something that an addressee will do.
public struct PlannedAction: Hashable, Sendable {
    /// Its number within the plan.
    public var id: ActionID
    /// What will be done; organisational text.
    public var what: String
    /// Whose task it is: a function, not a person's name.
    public var owner: String?
    /// By when.
    public var due: PartialDate?
    /// The sub-point of the recommendation that it serves, from 1, if only one.
    public var subPoint: Int?

    public init(
        id: ActionID, what: String, owner: String? = nil, due: PartialDate? = nil,
        subPoint: Int? = nil
    ) {
        self.id = id
        self.what = what
        self.owner = owner
        self.due = due
        self.subPoint = subPoint
    }
}
