public import EventSourcing

/// The source that decided a rating.
public enum DecidedBy: UInt8, Spelled {
    /// The rule: the lowest band among the key questions, whether a panel confirmed it or not.
    case rule = 0
    /// A ratings panel, by professional discretion.
    case panel = 1
    /// Mainly qualitative evidence.
    case qualitative = 2
    /// A publication.
    case published = 3
    /// No source: the standard is not rated.
    case notRated = 4
    /// No source yet.
    case undetermined = 5
    /// A correction of the publication.
    case correction = 6

    /// Whether the rating is the published one, as it was printed or corrected.
    package var isPublication: Bool { self == .published || self == .correction }

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .rule: "rule"
        case .panel: "panel"
        case .qualitative: "qualitative"
        case .published: "published"
        case .notRated: "notRated"
        case .undetermined: "undetermined"
        case .correction: "correction"
        }
    }
}
