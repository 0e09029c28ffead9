public import EventSourcing

/// What sort of inspection it is.
public enum InspectionKind: UInt8, Hashable, Sendable, CaseIterable {
    case inspection = 0
    case reinspection = 1
    case localAudit = 2
    case dipSample = 3
    case peerReview = 4
    case selfEvaluation = 5
    case learningReview = 6

    /// The spelling in data and JSON.
    public var word: String {
        switch self {
        case .inspection: "inspection"
        case .reinspection: "reinspection"
        case .localAudit: "localAudit"
        case .dipSample: "dipSample"
        case .peerReview: "peerReview"
        case .selfEvaluation: "selfEvaluation"
        case .learningReview: "learningReview"
        }
    }
}
