public import EventSourcing

/// Why a panel may consider discretion.
public enum DiscretionTrigger: UInt8, Spelled, Comparable {
    /// The lowest key question lies near a boundary.
    case nearBoundary = 0
    /// One case judged differently would change the rating.
    case oneCase = 1
    /// The sample is small.
    case smallSample = 2

    /// The spelling in data and JSON: `"nearBoundary"`.
    public var description: String {
        switch self {
        case .nearBoundary: "nearBoundary"
        case .oneCase: "oneCase"
        case .smallSample: "smallSample"
        }
    }

    public static func < (left: DiscretionTrigger, right: DiscretionTrigger) -> Bool {
        left.rawValue < right.rawValue
    }
}
