public import EventSourcing

/// The stage of the work at which an answer was corrected.
public enum CorrectionStage: UInt8, Spelled {
    /// At the inspection, by the inspector.
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

    /// The act of a correction at this stage.
    var act: Act {
        switch self {
        case .inspector: .correct
        case .moderation: .moderate
        case .factualAccuracy: .correctAtFactualAccuracy
        }
    }

    /// The stage in a sentence: `"at moderation"`.
    var words: String {
        switch self {
        case .inspector: "at inspection"
        case .moderation: "at moderation"
        case .factualAccuracy: "at the factual accuracy check"
        }
    }
}
