public import EventSourcing

/// What can be asked of an inspection.
public enum InspectionCommand: Hashable, Sendable {
    case announce(AnnounceInspection)
    case planSample(PlanSample)
    case selectCases([SelectCase])
    case withdrawCase(WithdrawCase)
    case recordJudgements(RecordJudgements)
    case correctJudgement(CorrectJudgement)
    case proposeRating(ProposeQualitativeRating)
    case doNotRate(DoNotRate)
    case convenePanel(ConvenePanel)
    case recordPanelDecisions([RecordPanelDecision])
    case reversePanelDecision(ReversePanelDecision)
    case publishReport(PublishReport)
    case correctReport(CorrectReport)
    case recordPublishedRatings([RecordPublishedRating])
    case recordPublishedFigures([RecordPublishedFigure])

    /// Records one judgement of one case.
    public static func judge(
        _ question: Question.ID, of caseKey: CaseKey, _ answer: Answer,
        evidence: EvidenceReference? = nil
    ) -> InspectionCommand {
        .recordJudgements(
            RecordJudgements(
                caseKey: caseKey,
                judgements: [
                    RecordJudgements.Judgement(
                        question: question, answer: answer, evidence: evidence)
                ]))
    }

    /// Draws one case for a domain.
    public static func select(
        _ caseKey: CaseKey, for domain: Domain.ID, purpose: CasePurpose = .primary
    ) -> InspectionCommand {
        .selectCases([SelectCase(caseKey: caseKey, domain: domain, purpose: purpose)])
    }

    /// Records that the panel decided one standard.
    public static func decide(
        _ standard: Standard.ID, _ rating: Rating, ground: DiscretionGround? = nil,
        reason: String? = nil
    ) -> InspectionCommand {
        .recordPanelDecisions([
            RecordPanelDecision(
                standard: standard, decided: rating, ground: ground, reason: reason)
        ])
    }

    /// What the command asks for, as its digest knows it.
    public var name: CommandName {
        switch self {
        case .announce: "announce-inspection"
        case .planSample: "plan-sample"
        case .selectCases: "select-cases"
        case .withdrawCase: "withdraw-case"
        case .recordJudgements: "record-judgements"
        case .correctJudgement: "correct-judgement"
        case .proposeRating: "propose-qualitative-rating"
        case .doNotRate: "do-not-rate"
        case .convenePanel: "convene-panel"
        case .recordPanelDecisions: "record-panel-decisions"
        case .reversePanelDecision: "reverse-panel-decision"
        case .publishReport: "publish-report"
        case .correctReport: "correct-report"
        case .recordPublishedRatings: "record-published-ratings"
        case .recordPublishedFigures: "record-published-figures"
        }
    }
}

/// Announces an inspection on one edition of the rules.
public struct AnnounceInspection: Hashable, Sendable {
    public var framework: Framework
    public var service: ServiceID
    /// The service's names, the usual one first; at least one.
    public var serviceNames: [String]
    public var region: String?
    public var predecessors: [ServiceID]
    public var kind: InspectionKind
    public var announcedOn: PartialDate?
    public var fieldworkFrom: PartialDate?
    public var fieldworkTo: PartialDate?
    public var isJoint: Bool
    public var reinspectionOf: StreamName?

    public init(
        framework: Framework, service: ServiceID, serviceNames: [String], region: String? = nil,
        predecessors: [ServiceID] = [], kind: InspectionKind = .inspection,
        announcedOn: PartialDate? = nil, fieldworkFrom: PartialDate? = nil,
        fieldworkTo: PartialDate? = nil, isJoint: Bool = false, reinspectionOf: StreamName? = nil
    ) {
        self.framework = framework
        self.service = service
        self.serviceNames = serviceNames
        self.region = region
        self.predecessors = predecessors
        self.kind = kind
        self.announcedOn = announcedOn
        self.fieldworkFrom = fieldworkFrom
        self.fieldworkTo = fieldworkTo
        self.isJoint = isJoint
        self.reinspectionOf = reinspectionOf
    }
}

/// Plans how many cases to draw for a domain.
public struct PlanSample: Hashable, Sendable {
    public var domain: Domain.ID
    /// Unit: cases.
    public var eligiblePopulation: Int?
    /// Unit: cases; at least 1.
    public var target: Int
    /// Unit: whole percent, `1...99`.
    public var confidencePercent: Int?
    /// Unit: percentage points, `1...50`.
    public var marginPoints: Int?
    public var strata: [String]
    public var basis: String?

    public init(
        domain: Domain.ID, eligiblePopulation: Int? = nil, target: Int,
        confidencePercent: Int? = nil, marginPoints: Int? = nil, strata: [String] = [],
        basis: String? = nil
    ) {
        self.domain = domain
        self.eligiblePopulation = eligiblePopulation
        self.target = target
        self.confidencePercent = confidencePercent
        self.marginPoints = marginPoints
        self.strata = strata
        self.basis = basis
    }
}

/// Draws a case.
public struct SelectCase: Hashable, Sendable {
    public var caseKey: CaseKey
    public var domain: Domain.ID
    public var stratum: GroupKey?
    public var team: GroupKey?
    public var caseManager: GroupKey?
    public var purpose: CasePurpose

    public init(
        caseKey: CaseKey, domain: Domain.ID, stratum: GroupKey? = nil, team: GroupKey? = nil,
        caseManager: GroupKey? = nil, purpose: CasePurpose = .primary
    ) {
        self.caseKey = caseKey
        self.domain = domain
        self.stratum = stratum
        self.team = team
        self.caseManager = caseManager
        self.purpose = purpose
    }
}

/// Takes a case out of the sample.
public struct WithdrawCase: Hashable, Sendable {
    public var caseKey: CaseKey
    public var why: WithdrawalReason

    public init(caseKey: CaseKey, why: WithdrawalReason) {
        self.caseKey = caseKey
        self.why = why
    }
}

/// Judges questions of one case.
public struct RecordJudgements: Hashable, Sendable {
    /// One question and its answer.
    public struct Judgement: Hashable, Sendable {
        public var question: Question.ID
        public var answer: Answer
        public var evidence: EvidenceReference?

        public init(question: Question.ID, answer: Answer, evidence: EvidenceReference? = nil) {
            self.question = question
            self.answer = answer
            self.evidence = evidence
        }
    }

    public var caseKey: CaseKey
    /// At least one, each question once.
    public var judgements: [Judgement]

    public init(caseKey: CaseKey, judgements: [Judgement]) {
        self.caseKey = caseKey
        self.judgements = judgements
    }
}

/// Changes an answer; the command's reason says why.
public struct CorrectJudgement: Hashable, Sendable {
    public var caseKey: CaseKey
    public var question: Question.ID
    /// Where the answer stands that the person saw and changes.
    public var supersedes: Position
    public var to: Answer
    public var stage: CorrectionStage

    public init(
        caseKey: CaseKey, question: Question.ID, supersedes: Position, to: Answer,
        stage: CorrectionStage
    ) {
        self.caseKey = caseKey
        self.question = question
        self.supersedes = supersedes
        self.to = to
        self.stage = stage
    }
}

/// Proposes a rating for a standard that is not rated on cases.
public struct ProposeQualitativeRating: Hashable, Sendable {
    public var standard: Standard.ID
    public var rating: Rating
    public var characteristicsMet: [String]
    public var basis: [EvidenceReference]

    public init(
        standard: Standard.ID, rating: Rating, characteristicsMet: [String] = [],
        basis: [EvidenceReference] = []
    ) {
        self.standard = standard
        self.rating = rating
        self.characteristicsMet = characteristicsMet
        self.basis = basis
    }
}

/// Leaves a standard, or every standard of a domain, without a rating.
public struct DoNotRate: Hashable, Sendable {
    /// What is not rated.
    public enum Target: Hashable, Sendable {
        case standard(Standard.ID)
        case domain(Domain.ID)
    }

    public var target: Target
    public var why: NotRatedReason

    public init(_ target: Target, why: NotRatedReason) {
        self.target = target
        self.why = why
    }
}

/// Convenes the ratings panel.
public struct ConvenePanel: Hashable, Sendable {
    public var chair: Actor.ID?
    public var members: [Actor.ID]
    public var quorum: Int?
    public var declaredInterests: [Actor.ID]

    public init(
        chair: Actor.ID? = nil, members: [Actor.ID] = [], quorum: Int? = nil,
        declaredInterests: [Actor.ID] = []
    ) {
        self.chair = chair
        self.members = members
        self.quorum = quorum
        self.declaredInterests = declaredInterests
    }
}

/// Records what the panel decided for one standard.
public struct RecordPanelDecision: Hashable, Sendable {
    public var standard: Standard.ID
    public var decided: Rating
    /// For discretion.
    public var ground: DiscretionGround?
    /// For discretion; organisational text of at most 2,000 bytes.
    public var reason: String?
    /// Only when taken from a publication that gives no reason for this decision.
    public var reasonMissing: Bool
    public var votesFor: Int?
    public var votesAgainst: Int?

    public init(
        standard: Standard.ID, decided: Rating, ground: DiscretionGround? = nil,
        reason: String? = nil, reasonMissing: Bool = false, votesFor: Int? = nil,
        votesAgainst: Int? = nil
    ) {
        self.standard = standard
        self.decided = decided
        self.ground = ground
        self.reason = reason
        self.reasonMissing = reasonMissing
        self.votesFor = votesFor
        self.votesAgainst = votesAgainst
    }
}

/// Takes a panel decision back; the command's reason says why.
public struct ReversePanelDecision: Hashable, Sendable {
    public var standard: Standard.ID
    /// Where the decision stands.
    public var supersedes: Position

    public init(standard: Standard.ID, supersedes: Position) {
        self.standard = standard
        self.supersedes = supersedes
    }
}

/// Publishes the report. What the report states is checked against the ledger.
public struct PublishReport: Hashable, Sendable {
    /// The total that the report states, if it states one.
    public var statedTotal: Int?
    /// The overall rating that the report states, if it states one.
    public var statedOverall: Rating?
    public var publishedOn: PartialDate?

    public init(
        statedTotal: Int? = nil, statedOverall: Rating? = nil, publishedOn: PartialDate? = nil
    ) {
        self.statedTotal = statedTotal
        self.statedOverall = statedOverall
        self.publishedOn = publishedOn
    }
}

/// Corrects a published rating by a publication; the command's reason says why.
public struct CorrectReport: Hashable, Sendable {
    public var standard: Standard.ID
    public var to: Rating

    public init(standard: Standard.ID, to: Rating) {
        self.standard = standard
        self.to = to
    }
}

/// Takes a rating from a publication that prints no counts for it.
public struct RecordPublishedRating: Hashable, Sendable {
    public var standard: Standard.ID
    public var rating: Rating
    /// Where it is printed, 1 to 200 bytes.
    public var place: String

    public init(standard: Standard.ID, rating: Rating, place: String) {
        self.standard = standard
        self.rating = rating
        self.place = place
    }
}

/// Takes a percentage from a publication without the answers behind it.
public struct RecordPublishedFigure: Hashable, Sendable {
    public var question: Question.ID
    /// Unit: whole percent, `0...100`.
    public var percent: Int
    /// Unit: cases.
    public var base: Int?
    /// Where it is printed, 1 to 200 bytes.
    public var place: String

    public init(question: Question.ID, percent: Int, base: Int?, place: String) {
        self.question = question
        self.percent = percent
        self.base = base
        self.place = place
    }
}
