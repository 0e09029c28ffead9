public import EventSourcing

/// How far an action is.
public enum ActionStatus: UInt8, Spelled {
    case planned = 0
    case started = 1
    case completed = 2
    case abandoned = 3

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .planned: "planned"
        case .started: "started"
        case .completed: "completed"
        case .abandoned: "abandoned"
        }
    }

    /// Whether nothing more is to be done.
    public var isFinished: Bool { self == .completed || self == .abandoned }
}
