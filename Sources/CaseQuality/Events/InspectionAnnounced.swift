public import EventSourcing

/// An inspection was announced, on one edition of the rules, for good.
public struct InspectionAnnounced: Event {
    public static let name: EventName = "inspection-announced"
    /// The inspected service.
    public let service: ServiceID
    /// What sort of inspection.
    public let kind: InspectionKind
    /// The edition it stays on.
    public let framework: Framework.ID
    /// The digest of that edition's definition.
    public let frameworkHash: ContentDigest
    /// When it was announced, if known.
    public let announcedOn: PartialDate?
    /// When fieldwork began, if known.
    public let fieldworkFrom: PartialDate?
    /// When fieldwork ended, if known.
    public let fieldworkTo: PartialDate?
    /// Whether other inspectorates take part.
    public let isJoint: Bool
    /// The inspection that this one follows up.
    public let reinspectionOf: StreamName?
}

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
