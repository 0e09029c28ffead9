public import EventSourcing

/// Why records are kept although somebody may ask for their erasure.
///
/// It is a code, because a text could be about a child. A reference of the matter stands beside it.
public enum HoldBasis: UInt8, Spelled {
    /// A legal claim is made or defended.
    case legalClaim = 0
    /// A public inquiry or a review of a serious incident needs the records.
    case inquiry = 1
    /// A complaint or an appeal is open.
    case complaint = 2
    /// A law obliges to keep the records.
    case legalObligation = 3

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .legalClaim: "legalClaim"
        case .inquiry: "inquiry"
        case .complaint: "complaint"
        case .legalObligation: "legalObligation"
        }
    }

    /// The basis in a sentence: `"legal claim"`.
    package var words: String {
        switch self {
        case .legalClaim: "legal claim"
        case .inquiry: "inquiry"
        case .complaint: "complaint"
        case .legalObligation: "legal obligation"
        }
    }
}
