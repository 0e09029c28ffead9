public import EventSourcing

/// Why a standard has no rating.
public enum NotRatedReason: UInt8, Spelled {
    /// There were no cases to inspect.
    case noCases = 0
    /// It was left out of this inspection.
    case outOfScope = 1

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .noCases: "noCases"
        case .outOfScope: "outOfScope"
        }
    }

    /// The words of a sentence: `"no cases"`.
    var words: String {
        switch self {
        case .noCases: "no cases"
        case .outOfScope: "out of scope"
        }
    }
}
