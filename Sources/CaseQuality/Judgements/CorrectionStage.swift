public import EventSourcing

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
