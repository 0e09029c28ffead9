public import EventSourcing

/// A standard is not rated in this inspection; points and maximum do without it.
public struct StandardNotRated: Event {
    public static let name: EventName = "standard-not-rated"
    /// The standard.
    public let standard: Standard.ID
    /// Why.
    public let why: NotRatedReason
}
