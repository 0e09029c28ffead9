public import EventSourcing

/// Something that an addressee will do.
public struct PlannedAction: Hashable, Sendable {
    /// Its number within the plan.
    public var id: ActionID
    /// What will be done; organisational text.
    public var what: FreeText
    /// Whose task it is: a function, not a person's name.
    public var owner: FreeText?
    /// By when.
    public var due: PartialDate?
    /// The sub-point of the recommendation that it serves, from 1, if only one.
    public var subPoint: Int?

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
