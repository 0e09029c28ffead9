public import EventSourcing

/// From when the answers of a withdrawn case do not count.
public enum WithdrawalExtent: UInt8, Spelled {
    /// From the withdrawal on: the answers were right to count before.
    case fromNow = 0
    /// From the start on the effective clock: the case should never have been drawn.
    case neverEligible = 1

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .fromNow: "fromNow"
        case .neverEligible: "neverEligible"
        }
    }
}
