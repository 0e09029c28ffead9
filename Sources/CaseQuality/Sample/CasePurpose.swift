public import EventSourcing

/// What a case was drawn for.
public enum CasePurpose: UInt8, Spelled {
    /// It counts.
    case primary = 0
    /// It illustrates: it is assessed, and is in no percentage and no rating.
    case illustrative = 1

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .primary: "primary"
        case .illustrative: "illustrative"
        }
    }
}
