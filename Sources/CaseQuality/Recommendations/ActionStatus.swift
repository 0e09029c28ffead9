public import EventSourcing

/// The status of a planned action.
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

    /// Whether no further work is planned: the action is completed or abandoned.
    public var isFinished: Bool { self == .completed || self == .abandoned }
}
