public import EventSourcing

/// A second judgement of one question of a case, and who gave it.
public struct SecondJudgement: Hashable, Sendable {
    /// The judgement.
    public let judgement: SecondJudgementRecorded
    /// Where it was recorded.
    public let recordedAt: Position
    /// Who judged; `nil` if a document says it.
    public let judge: Agent.ID?
    /// Whether somebody else entered it for the judge.
    let isEntered: Bool
}
