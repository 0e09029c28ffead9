public import EventSourcing

/// How a printed number limits the true one, where it is no exact value.
public enum ReportedBound: UInt8, Spelled {
    /// The true number is larger.
    case moreThan = 0
    /// The true number is at most this.
    case upTo = 1
    /// The true number lies within this.
    case within = 2
    /// The true number may be larger.
    case mayExceed = 3

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .moreThan: "moreThan"
        case .upTo: "upTo"
        case .within: "within"
        case .mayExceed: "mayExceed"
        }
    }

    /// The words before the number: `"more than"`.
    package var words: String {
        switch self {
        case .moreThan: "more than"
        case .upTo: "up to"
        case .within: "within"
        case .mayExceed: "perhaps above"
        }
    }
}
