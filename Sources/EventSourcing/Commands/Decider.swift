/// The rules of one stream: which events a command leads to, and how an event changes the state.
///
/// The signatures enforce that deciding cannot change the state and that evolving cannot reject. An
/// evolution gets the event with its position and time, and knows nothing of the store.
public protocol Decider<Command, Event>: Sendable {
    /// The type of the commands.
    associatedtype Command: Sendable
    /// The type of the events.
    associatedtype Event: Sendable
    /// The error with which the rules reject a command.
    associatedtype Rejection: Error

    /// Decides which events result from `command`.
    ///
    /// - Throws: The rejection, in the terms of the domain.
    func decide(_ command: Command) throws(Rejection) -> [Event]

    /// Applies an event to the state.
    mutating func evolve(with event: Event, at occurrence: Occurrence)
}

extension Decider {
    /// Applies a recorded event to the state.
    public mutating func evolve(with recorded: Recorded<Event>) {
        evolve(with: recorded.event, at: recorded.occurrence)
    }
}
