public import EventSourcing

/// At which point of the work an answer was changed.
public enum CorrectionStage: UInt8, Spelled {
    /// By the inspector.
    case inspector = 0
    /// In internal moderation.
    case moderation = 1
    /// After the service checked the draft for factual accuracy.
    case factualAccuracy = 2

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .inspector: "inspector"
        case .moderation: "moderation"
        case .factualAccuracy: "factualAccuracy"
        }
    }

    /// The words of a sentence: `"at moderation"`.
    var words: String {
        switch self {
        case .inspector: "at inspection"
        case .moderation: "at moderation"
        case .factualAccuracy: "at the factual accuracy check"
        }
    }
}
