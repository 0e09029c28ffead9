public import EventSourcing

/// Changes an answer; the command's reason says why.
public struct CorrectJudgement: Hashable, Sendable {
    public var caseKey: CaseKey
    public var question: Question.ID
    /// Where the answer stands that the person saw and changes.
    public var supersedes: Position
    public var to: Answer
    public var stage: CorrectionStage

    public init(
        caseKey: CaseKey, question: Question.ID, supersedes: Position, to: Answer,
        stage: CorrectionStage
    ) {
        self.caseKey = caseKey
        self.question = question
        self.supersedes = supersedes
        self.to = to
        self.stage = stage
    }
}
