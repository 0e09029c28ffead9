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

/// At which point of the work an answer was changed.
public enum CorrectionStage: UInt8, Hashable, Sendable, CaseIterable {
    /// By the inspector.
    case inspector = 0
    /// In internal moderation.
    case moderation = 1
    /// After the service checked the draft for factual accuracy.
    case factualAccuracy = 2

    /// The spelling in data and JSON.
    public var word: String {
        switch self {
        case .inspector: "inspector"
        case .moderation: "moderation"
        case .factualAccuracy: "factualAccuracy"
        }
    }
}
