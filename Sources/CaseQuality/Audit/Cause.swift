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
        sentence =
            event.event?.sentenceWithoutCase(event.occurrence.origin, in: framework)
            ?? command.sentence(of: event, in: framework)
        judgedBy = event.event?.judgedBy
        effectiveAt = event.occurrence.effectiveAt
        origin = event.occurrence.origin
    }
}

extension InspectionEvent {
    /// The sentence of an event that was reconstructed from printed counts, without its case; `nil`
    /// for any other event.
    fileprivate func sentenceWithoutCase(_ origin: Origin, in framework: Framework?) -> String? {
        guard origin == .reconstructed else { return nil }
        switch self {
        case .judgementRecorded(let event):
            return "by the printed counts, one case was judged \(event.answer.words) on "
                + event.question.words(in: framework)
        case .judgementCorrected(let event):
            return "by the printed counts, one case was changed to \(event.to.words) on "
                + event.question.words(in: framework)
        case .oversightJudged:
            return "by the printed counts, management oversight of one case was judged"
        case .caseSelected(let event):
            return "by the printed counts, one case was selected for "
                + event.domain.words(in: framework)
        default: return nil
        }
    }
}
