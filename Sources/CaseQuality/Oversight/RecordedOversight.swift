internal import EventSourcing

/// The current oversight judgement of a case.
struct RecordedOversight: Hashable, Sendable {
    /// Whether the oversight was sufficient as a whole; `nil` when only aspects were judged.
    let overall: Answer?
    let aspects: [OversightAspect: Answer]
    /// The position of the latest judgement.
    let position: Position
    let origin: Origin
    /// When the latest judgement held, as stated.
    let heldAt: EffectiveTime
    /// Who judged last; `nil` if a document says it.
    let judge: Agent.ID?
    /// Whether somebody else entered it for the judge.
    let isEntered: Bool
    /// Whether it was judged, and not given at moderation or at the factual accuracy check.
    let isJudged: Bool
}
