public import EventSourcing

/// The reason why a standard is not rated.
public enum NotRatedReason: UInt8, Spelled {
    /// There were no cases to inspect.
    case noCases = 0
    /// The standard is not part of this inspection.
    case outOfScope = 1
    /// A report says that the standard is not rated, and not why.
    case notStated = 2
    /// A report says why in its own words, which are the reason of the event.
    case stated = 3

    /// The reasons that somebody of the inspection can give.
    public static let own: [NotRatedReason] = [.noCases, .outOfScope]

    /// Whether somebody of the inspection can give the reason.
    var isOwn: Bool { Self.own.contains(self) }

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .noCases: "noCases"
        case .outOfScope: "outOfScope"
        case .notStated: "notStated"
        case .stated: "stated"
        }
    }

    /// The reason in a sentence: `"no cases"`.
    package var words: String {
        switch self {
        case .noCases: "no cases"
        case .outOfScope: "out of scope"
        case .notStated: "no reason stated"
        case .stated: "the report states why"
        }
    }
}
