public import EventSourcing

/// The stage of the work at which management oversight was judged.
public enum OversightStage: UInt8, Spelled {
    case assessment = 0
    case planning = 1
    case delivery = 2
    case reviewing = 3

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .assessment: "assessment"
        case .planning: "planning"
        case .delivery: "delivery"
        case .reviewing: "reviewing"
        }
    }
}
