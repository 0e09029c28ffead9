public import EventSourcing

/// The ground on which a panel used discretion.
public enum DiscretionGround: UInt8, Spelled {
    /// The lowest key question does not represent the work of the service.
    case notRepresentative = 0
    /// Another ground, which the reason states.
    case other = 1

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .notRepresentative: "notRepresentative"
        case .other: "other"
        }
    }

    /// The ground in a sentence: `"not representative"`.
    package var words: String {
        switch self {
        case .notRepresentative: "not representative"
        case .other: "other"
        }
    }
}
