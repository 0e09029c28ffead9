public import EventSourcing

/// Convenes the ratings panel.
public struct ConvenePanel: Hashable, Sendable {
    public var chair: Actor.ID?
    public var members: [Actor.ID]
    public var quorum: Int?
    public var declaredInterests: [Actor.ID]

    public init(
        chair: Actor.ID? = nil, members: [Actor.ID] = [], quorum: Int? = nil,
        declaredInterests: [Actor.ID] = []
    ) {
        self.chair = chair
        self.members = members
        self.quorum = quorum
        self.declaredInterests = declaredInterests
    }
}
