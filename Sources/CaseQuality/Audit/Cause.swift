public import EventSourcing

/// An event that made a change, described for people.
public struct Cause: Hashable, Sendable {
    /// The position of the event.
    public let position: Position
    /// The name of the event.
    public let event: EventName
    /// What happened, as a sentence without a full stop.
    ///
    /// For an answer that was reconstructed from printed counts, it names no case.
    public let sentence: String
    /// Who judged, where that is not the person who recorded it; `nil` where it is not known.
    public let judgedBy: Agent.ID?
    /// When it held, as claimed.
    public let effectiveAt: EffectiveTime
    /// Where the event comes from.
    public let origin: Origin

    /// Describes an event of a command.
    public init(_ event: HistoryEvent, of command: HistoryCommand, in framework: Framework?) {
        position = event.position
        self.event = event.name
        sentence = command.sentence(of: event, in: framework)
        judgedBy = event.event?.judgedBy
        effectiveAt = event.occurrence.effectiveAt
        origin = event.occurrence.origin
    }
}
