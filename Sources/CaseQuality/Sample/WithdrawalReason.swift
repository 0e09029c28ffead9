public import EventSourcing

/// The reason why a case was withdrawn: a code, because free text could be about a child.
public enum WithdrawalReason: UInt8, Spelled {
    case sensitive = 0
    case notStarted = 1
    case transferred = 2
    case duplicate = 3
    case outOfScope = 4
    case fileNotAvailable = 5

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .sensitive: "sensitive"
        case .notStarted: "notStarted"
        case .transferred: "transferred"
        case .duplicate: "duplicate"
        case .outOfScope: "outOfScope"
        case .fileNotAvailable: "fileNotAvailable"
        }
    }

    /// The reason in a sentence: `"file not available"`.
    package var words: String {
        switch self {
        case .sensitive: "sensitive case"
        case .notStarted: "work not started"
        case .transferred: "transferred"
        case .duplicate: "duplicate"
        case .outOfScope: "out of scope"
        case .fileNotAvailable: "file not available"
        }
    }
}
