/// The rules of one stream: what may happen, and what is so once it happened.
///
/// Deciding cannot change the state, and evolving cannot refuse: the signatures say so. An evolution
/// is told what happened, where and when, and knows nothing of the store.
public protocol Decider<Command, Event>: Sendable {
    associatedtype Command: Sendable
    associatedtype Event: Sendable
    associatedtype Rejection: Error

    /// The events that `command` leads to, or a refusal in the field's words.
    func decide(_ command: Command) throws(Rejection) -> [Event]

    /// Changes the state by what happened.
    mutating func evolve(with event: Event, at occurrence: Occurrence)
}

extension Decider {
    /// Changes the state by an event as it was recorded.
    public mutating func evolve(with recorded: Recorded<Event>) {
        evolve(with: recorded.event, at: recorded.occurrence)
    }
}
