public import EventSourcing

/// An answer was changed; the old one stays where it was recorded.
public struct JudgementCorrected: Event {
    public static let name: EventName = "judgement-corrected"
    /// The case.
    public let caseKey: CaseKey
    /// The question.
    public let question: Question.ID
    /// Where the answer that this one replaces was recorded.
    public let supersedes: Position
    /// What the answer was.
    public let from: Answer
    /// What it is now.
    public let to: Answer
    /// At which point of the work.
    public let stage: CorrectionStage
    /// Who judged anew, when somebody else recorded it.
    public let judgedBy: Actor.ID?
}
