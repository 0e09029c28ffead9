public import EventSourcing

/// A panel decision was taken back; the rating by rule, or as proposed, holds again.
public struct PanelDecisionReversed: Event {
    public static let name: EventName = "panel-decision-reversed"
    /// The standard.
    public let standard: Standard.ID
    /// Where the decision was recorded.
    public let supersedes: Position
}
