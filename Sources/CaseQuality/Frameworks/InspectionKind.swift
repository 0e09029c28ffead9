public import EventSourcing

/// The kind of an inspection.
public enum InspectionKind: UInt8, Spelled {
    case inspection = 0
    case reinspection = 1
    case localAudit = 2
    case dipSample = 3
    case peerReview = 4
    case selfEvaluation = 5
    case learningReview = 6

    /// The spelling in data and JSON.
    public var description: String {
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

    /// The kind in a sentence, with the article: `"a local audit"`.
    var words: String {
        switch self {
        case .inspection: "an inspection"
        case .reinspection: "a reinspection"
        case .localAudit: "a local audit"
        case .dipSample: "a dip sample"
        case .peerReview: "a peer review"
        case .selfEvaluation: "a self-evaluation"
        case .learningReview: "a learning review"
        }
    }
}
