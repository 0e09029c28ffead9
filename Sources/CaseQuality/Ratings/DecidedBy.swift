public import EventSourcing

/// Who or what decided a rating.
public enum DecidedBy: UInt8, Spelled {
    /// The lowest band among the key questions, confirmed by a panel or not.
    case rule = 0
    /// A ratings panel, by professional discretion.
    case panel = 1
    /// Mainly qualitative evidence.
    case qualitative = 2
    /// A publication, or its correction.
    case published = 3
    /// Nobody: the standard is not rated.
    case notRated = 4
    /// Nobody yet.
    case undetermined = 5

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .rule: "rule"
        case .panel: "panel"
        case .qualitative: "qualitative"
        case .published: "published"
        case .notRated: "notRated"
        case .undetermined: "undetermined"
        }
    }
}
