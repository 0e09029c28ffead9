// Each value of a closed list is a word in JSON.

extension ActionStatus: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ActionStatus> = .word
}

extension Act: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Act> = .word
}

extension Participation: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Participation> = .word
}

extension Permission.Scope: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Permission.Scope> = .word
}

extension Answer: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Answer> = .word
}

extension CasePurpose: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<CasePurpose> = .word
}

extension ChallengeKind: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ChallengeKind> = .word
}

extension ChallengeOutcome: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ChallengeOutcome> = .word
}

extension CorrectionGround: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<CorrectionGround> = .word
}

extension CorrectionStage: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<CorrectionStage> = .word
}

extension WithdrawalExtent: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<WithdrawalExtent> = .word
}

extension PanelVotes.Vote: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<PanelVotes.Vote> = .word
}

extension DraftKind: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<DraftKind> = .word
}

extension FactKind: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<FactKind> = .word
}

extension HoldBasis: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<HoldBasis> = .word
}

extension DecidedBy: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<DecidedBy> = .word
}

extension DiscretionGround: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<DiscretionGround> = .word
}

extension DiscretionTrigger: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<DiscretionTrigger> = .word
}

extension Attribution: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Attribution> = .word
}

extension FactNature: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<FactNature> = .word
}

extension ReportedBound: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ReportedBound> = .word
}

extension TimelineEntry.Status: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<TimelineEntry.Status> = .word
}

extension Evidence.Kind: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Evidence.Kind> = .word
}

extension Finding.Kind: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Finding.Kind> = .word
}

extension InspectionKind: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<InspectionKind> = .word
}

extension OverallRating.State: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<OverallRating.State> = .word
}

extension NotRatedReason: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<NotRatedReason> = .word
}

extension Origin: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Origin> = .word
}

extension OversightStage: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<OversightStage> = .word
}

extension PanelOutcome: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<PanelOutcome> = .word
}

extension Rating: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Rating> = .word
}

extension RecommendationOutcome: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<RecommendationOutcome> = .word
}

extension RecommendationProgress: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<RecommendationProgress> = .word
}

extension RecommendationResponse: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<RecommendationResponse> = .word
}

extension SecondPurpose: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<SecondPurpose> = .word
}

extension StandardRating.Evidence: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<StandardRating.Evidence> = .word
}

extension WithdrawalReason: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<WithdrawalReason> = .word
}

extension AnswerHead.Audience: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<AnswerHead.Audience> = .words { $0.rawValue }
}

extension InspectionResult.Stage: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<InspectionResult.Stage> = .words { $0.rawValue }
}

extension Moment.Milestone: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Moment.Milestone> = .words { $0.rawValue }
}

extension RecommendationTable.Status: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<RecommendationTable.Status> = .words { $0.rawValue }
}

extension EffectiveTime.Precision: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<EffectiveTime.Precision> = .words { $0.word }

    private var word: String {
        switch self {
        case .instant: "instant"
        case .day: "day"
        case .month: "month"
        case .year: "year"
        case .between: "between"
        }
    }
}
