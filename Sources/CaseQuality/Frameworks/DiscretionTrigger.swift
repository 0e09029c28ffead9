public import EventSourcing

/// A condition under which a panel may consider discretion.
public enum DiscretionTrigger: UInt8, Spelled, Comparable {
    /// The lowest key question is near a band boundary.
    case nearBoundary = 0
    /// A different judgement in one case would change the rating.
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

    /// The condition in a sentence: `"the sample is small"`.
    package var words: String {
        switch self {
        case .nearBoundary: "the lowest key question is near a boundary"
        case .oneCase: "one judgement would change the rating"
        case .smallSample: "the sample is small"
        }
    }

    /// Orders conditions by their numbers.
    public static func < (left: DiscretionTrigger, right: DiscretionTrigger) -> Bool {
        left.rawValue < right.rawValue
    }
}
