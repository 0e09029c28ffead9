public import EventSourcing

/// An action that the addressee of a recommendation plans.
public struct PlannedAction: Hashable, Identifiable, Sendable {
    /// The number of the action within the plan.
    public var id: ActionID
    /// The description of the action; organisational text of at most 500 bytes.
    public var what: FreeText
    /// The responsible function, not a person's name.
    public var owner: FreeText?
    /// The due date, if known.
    public var due: PartialDate?
    /// The sub-point of the recommendation that the action serves, from 1, if only one.
    public var subPoint: Int?

    /// Creates an action from its parts.
    public init(
        id: ActionID, what: FreeText, owner: FreeText? = nil, due: PartialDate? = nil,
        subPoint: Int? = nil
    ) {
        self.id = id
        self.what = what
        self.owner = owner
        self.due = due
        self.subPoint = subPoint
    }
}
