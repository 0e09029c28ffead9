public import EventSourcing

/// The kind of a challenge.
public enum ChallengeKind: UInt8, Spelled {
    /// What the draft says is not so.
    case factualInaccuracy = 0
    /// Evidence was there and was not seen.
    case evidenceNotSeen = 1
    /// The guidance or the rule was applied wrongly.
    case wrongApplication = 2
    /// Another one, which the ground names.
    case other = 3

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .factualInaccuracy: "factualInaccuracy"
        case .evidenceNotSeen: "evidenceNotSeen"
        case .wrongApplication: "wrongApplication"
        case .other: "other"
        }
    }

    /// The kind in a sentence: `"factual inaccuracy"`.
    package var words: String {
        switch self {
        case .factualInaccuracy: "factual inaccuracy"
        case .evidenceNotSeen: "evidence not seen"
        case .wrongApplication: "wrong application"
        case .other: "another ground"
        }
    }
}
