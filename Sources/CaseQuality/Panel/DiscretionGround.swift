public import EventSourcing

/// On what ground discretion was used.
public enum DiscretionGround: UInt8, Spelled {
    /// The lowest key question does not represent the work being done.
    case notRepresentative = 0
    /// Another ground, which the reason gives.
    case other = 1

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .notRepresentative: "notRepresentative"
        case .other: "other"
        }
    }

    /// The ground in a sentence.
    var words: String {
        switch self {
        case .notRepresentative: "not representative"
        case .other: "other"
        }
    }
}
