public import EventSourcing

/// A ratings panel met, and this is what lay before it.
public struct PanelConvened: Event {
    public static let name: EventName = "panel-convened"
    /// Who chaired, if known.
    public let chair: Actor.ID?
    /// Who sat on it, as far as known.
    public let members: [Actor.ID]
    /// How many had to be present, if stated.
    public let quorum: Int?
    /// Members who declared an interest.
    public let declaredInterests: [Actor.ID]
    /// The ratings before the panel: by rule or as proposed.
    public let snapshot: [RatingSeen]
    /// The position up to which they were computed.
    public let seenUpTo: Position
}
