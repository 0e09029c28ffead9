public import EventSourcing

/// What can be asked of an inspection.
public enum InspectionCommand: Hashable, Sendable {
    case announce(AnnounceInspection)
    case planSample(PlanSample)
    case selectCases([SelectCase])
    case withdrawCase(WithdrawCase)
    case recordJudgements(RecordJudgements)
    case correctJudgement(CorrectJudgement)
    case judgeOversight(JudgeOversight)
    case recordAnswerSheet(RecordAnswerSheet)
    case proposeRating(ProposeQualitativeRating)
    case doNotRate(DoNotRate)
    case convenePanel(ConvenePanel)
    case recordPanelDecisions([RecordPanelDecision])
    case reversePanelDecision(ReversePanelDecision)
    case publishReport(PublishReport)
    case correctReport(CorrectReport)
    case recordPublishedRatings([RecordPublishedRating])
    case recordPublishedFigures([RecordPublishedFigure])
    case makeRecommendations([Recommendation])
    case followUp(FollowUp)
    case recordReportFacts(RecordReportFacts)

    /// Announces an inspection of a service, on one edition of the rules.
    ///
    /// - Parameters:
    ///   - service: The service's key.
    ///   - name: Its name; its key unless told.
    ///   - framework: The edition that the inspection stays on.
    /// - Returns: The command.
    public static func announce(
        _ service: ServiceID, named name: String? = nil, on framework: Framework
    ) -> InspectionCommand {
        .announce(
            AnnounceInspection(
                framework: framework, service: service, serviceNames: [name ?? service.rawValue]))
    }

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

    /// Judges the management oversight of one case as a whole.
    public static func judgeOversight(of caseKey: CaseKey, _ overall: Answer) -> InspectionCommand {
        .judgeOversight(JudgeOversight(caseKey: caseKey, overall: overall))
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
        case .judgeOversight: "judge-oversight"
        case .recordAnswerSheet: "record-answer-sheet"
        case .proposeRating: "propose-qualitative-rating"
        case .doNotRate: "do-not-rate"
        case .convenePanel: "convene-panel"
        case .recordPanelDecisions: "record-panel-decisions"
        case .reversePanelDecision: "reverse-panel-decision"
        case .publishReport: "publish-report"
        case .correctReport: "correct-report"
        case .recordPublishedRatings: "record-published-ratings"
        case .recordPublishedFigures: "record-published-figures"
        case .makeRecommendations: "make-recommendations"
        case .followUp: "follow-up-recommendation"
        case .recordReportFacts: "record-report-facts"
        }
    }
}
