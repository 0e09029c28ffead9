public import EventSourcing

/// An edition of the rules became part of the inspection's record, byte for byte.
public struct FrameworkRegistered: Event {
    public static let name: EventName = "framework-registered"
    /// Which edition.
    public let framework: Framework.ID
    /// The definition's bytes.
    public let definition: [UInt8]
    /// Their digest.
    public let contentHash: ContentDigest
}

/// The inspected service, as it was known when the inspection was announced.
public struct ServiceRegistered: Event {
    public static let name: EventName = "service-registered"
    /// The service's key.
    public let service: ServiceID
    /// Its names, the usual one first.
    public let names: [String]
    /// Its region, if stated.
    public let region: String?
    /// The services it succeeds.
    public let predecessors: [ServiceID]
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
}

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

/// How many cases are to be drawn for a domain, and why so many.
public struct SamplePlanned: Event {
    public static let name: EventName = "sample-planned"
    /// The domain.
    public let domain: Domain.ID
    /// How many cases there are to draw from, if known. Unit: cases.
    public let eligiblePopulation: Int?
    /// How many to draw. Unit: cases.
    public let target: Int
    /// The confidence level aimed at, if stated. Unit: whole percent.
    public let confidencePercent: Int?
    /// The margin of error aimed at, if stated. Unit: percentage points.
    public let marginPoints: Int?
    /// By what the sample is stratified.
    public let strata: [String]
    /// On what the number rests, if stated.
    public let basis: String?
}

/// What a case was drawn for.
public enum CasePurpose: UInt8, Hashable, Sendable, CaseIterable {
    /// It counts.
    case primary = 0
    /// It illustrates: it is assessed, and is in no percentage and no rating.
    case illustrative = 1
}

/// A case was drawn for a domain.
public struct CaseSelected: Event {
    public static let name: EventName = "case-selected"
    /// The case's pseudonym.
    public let caseKey: CaseKey
    /// The domain it was drawn for.
    public let domain: Domain.ID
    /// The stratum it was drawn from, if any.
    public let stratum: GroupKey?
    /// The team that holds it, if known.
    public let team: GroupKey?
    /// The case manager's key, if known.
    public let caseManager: GroupKey?
    /// What it was drawn for.
    public let purpose: CasePurpose
}

/// Why a case left the sample: a code, for free text about a case is not kept.
public enum WithdrawalReason: UInt8, Hashable, Sendable, CaseIterable {
    case sensitive = 0
    case notStarted = 1
    case transferred = 2
    case duplicate = 3
    case outOfScope = 4
    case fileNotAvailable = 5
}

/// A case left the sample; its answers are out from here on, and stay in every earlier view.
public struct CaseWithdrawn: Event {
    public static let name: EventName = "case-withdrawn"
    /// The case.
    public let caseKey: CaseKey
    /// Its domain.
    public let domain: Domain.ID
    /// Why.
    public let why: WithdrawalReason
}

/// An inspector judged one question of one case.
public struct JudgementRecorded: Event {
    public static let name: EventName = "judgement-recorded"
    /// The case.
    public let caseKey: CaseKey
    /// The question: a key question or a prompt, as its id says.
    public let question: Question.ID
    /// The judgement.
    public let answer: Answer
    /// Where the evidence is kept, if anywhere.
    public let evidence: EvidenceReference?
}

/// At which point of the work an answer was changed.
public enum CorrectionStage: UInt8, Hashable, Sendable, CaseIterable {
    /// By the inspector.
    case inspector = 0
    /// In internal moderation.
    case moderation = 1
    /// After the service checked the draft for factual accuracy.
    case factualAccuracy = 2
}

/// An answer was changed; the old one stays where it was recorded.
public struct JudgementCorrected: Event {
    public static let name: EventName = "judgement-corrected"
    /// The case.
    public let caseKey: CaseKey
    /// The question.
    public let question: Question.ID
    /// Where the answer that this one replaces was recorded.
    public let supersedes: Position
    /// What the answer was.
    public let from: Answer
    /// What it is now.
    public let to: Answer
    /// At which point of the work.
    public let stage: CorrectionStage
}

/// A rating was proposed for a standard that is not rated on cases.
public struct QualitativeRatingProposed: Event {
    public static let name: EventName = "qualitative-rating-proposed"
    /// The standard.
    public let standard: Standard.ID
    /// The proposed rating.
    public let rating: Rating
    /// Which of the published ratings characteristics were found.
    public let characteristicsMet: [String]
    /// The evidence it rests on.
    public let basis: [EvidenceReference]
}

/// Why a standard has no rating.
public enum NotRatedReason: UInt8, Hashable, Sendable, CaseIterable {
    /// There were no cases to inspect.
    case noCases = 0
    /// It was left out of this inspection.
    case outOfScope = 1

    /// The spelling in data and JSON.
    public var word: String {
        switch self {
        case .noCases: "noCases"
        case .outOfScope: "outOfScope"
        }
    }
}

/// A standard is not rated in this inspection; points and maximum do without it.
public struct StandardNotRated: Event {
    public static let name: EventName = "standard-not-rated"
    /// The standard.
    public let standard: Standard.ID
    /// Why.
    public let why: NotRatedReason
}
