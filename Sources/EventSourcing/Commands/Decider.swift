/// The rules of one stream: what may happen, and what is so once it happened.
///
/// Deciding cannot change the state, and evolving cannot refuse: the signatures say so.
public protocol Decider<Command, Event>: Sendable {
    associatedtype Command: Sendable
    associatedtype Event: Sendable
    associatedtype Rejection: Error

    /// The events that `command` leads to, or a refusal in the field's words.
    func decide(_ command: Command) throws(Rejection) -> [Event]

    /// Takes in what happened.
    mutating func evolve(with event: Recorded<Event>)
}
