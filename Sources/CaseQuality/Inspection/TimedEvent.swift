package import EventSourcing

/// An event that a command leads to, and from when it holds.
package struct TimedEvent: Hashable, Sendable {
    /// The event.
    package let event: InspectionEvent
    /// When it held; `nil` for the time of the command.
    package let heldAt: EffectiveTime?
}
