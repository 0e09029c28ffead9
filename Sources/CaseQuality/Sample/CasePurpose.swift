public import EventSourcing

/// The purpose that a case was drawn for.
public enum CasePurpose: UInt8, Spelled {
    /// The case counts in percentages and ratings.
    case primary = 0
    /// The case is an example: it is assessed, and counts in no percentage or rating.
    case illustrative = 1

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .primary: "primary"
        case .illustrative: "illustrative"
        }
    }
}
