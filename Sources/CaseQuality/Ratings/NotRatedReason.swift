public import EventSourcing

/// The reason why a standard is not rated.
public enum NotRatedReason: UInt8, Spelled {
    /// There were no cases to inspect.
    case noCases = 0
    /// The standard is not part of this inspection.
    case outOfScope = 1

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .noCases: "noCases"
        case .outOfScope: "outOfScope"
        }
    }

    /// The reason in a sentence: `"no cases"`.
    var words: String {
        switch self {
        case .noCases: "no cases"
        case .outOfScope: "out of scope"
        }
    }
}
