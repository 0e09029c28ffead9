public import EventSourcing

/// What an export has.
///
/// An export is recorded when it repeats what was recorded: events, or answers of cases. Tables of
/// figures that are computed from them are not recorded.
public enum ExportKind: UInt8, Spelled {
    /// Events with their reasons: a log.
    case log = 0
    /// The answers of cases.
    case judgements = 1

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .log: "log"
        case .judgements: "judgements"
        }
    }

    /// The kind for display.
    public var words: String {
        switch self {
        case .log: "the log"
        case .judgements: "the answers"
        }
    }
}
