internal import EventSourcing

/// A command to an inspection.
///
/// Each command is a struct in its own file. `.ci/generate-events` generates the lists that need
/// every command from these cases.
public enum InspectionCommand: Hashable, Sendable {
    case announce(AnnounceInspection)
    case planSample(PlanSample)
    case selectCases(SelectCases)
    case withdrawCase(WithdrawCase)
    case recordJudgements(RecordJudgements)
    case correctJudgement(CorrectJudgement)
    case judgeOversight(JudgeOversight)
    case recordAnswerSheet(RecordAnswerSheet)
    case proposeRating(ProposeQualitativeRating)
    case doNotRate(DoNotRate)
    case convenePanel(ConvenePanel)
    case recordPanelDecisions(RecordPanelDecisions)
    case reversePanelDecision(ReversePanelDecision)
    case publishReport(PublishReport)
    case correctReport(CorrectReport)
    case recordPublishedRatings(RecordPublishedRatings)
    case recordPublishedFigures(RecordPublishedFigures)
    case makeRecommendations(MakeRecommendations)
    case followUp(FollowUp)
    case recordReportFacts(RecordReportFacts)
    case nameTeam(NameTeam)
    case declareInterest(DeclareInterest)
    case approve(Approve)
    case recordDissent(RecordDissent)
    case retractJudgement(RetractJudgement)
    case attestJudgements(AttestJudgements)
    case openAssessment(OpenAssessment)
    case submitAssessment(SubmitAssessment)
    case reopenAssessment(ReopenAssessment)
    case moderateCase(ModerateCase)
    case issueDraft(IssueDraft)
    case raiseChallenge(RaiseChallenge)
    case resolveChallenge(ResolveChallenge)
    case recordSecondJudgements(RecordSecondJudgements)
    case replaceCase(ReplaceCase)
    case recordEligiblePopulation(RecordEligiblePopulation)
    case scheduleReinspection(ScheduleReinspection)
    case placeHold(PlaceHold)
    case liftHold(LiftHold)
    case refuseErasure(RefuseErasure)
    case correctFact(CorrectFact)
    case correctRecommendation(CorrectRecommendation)

    /// Announces an inspection of a service, on one edition of the rules.
    ///
    /// - Parameters:
    ///   - service: The key of the service.
    ///   - name: The name of the service; its key when `nil`.
    ///   - framework: The edition that the inspection follows.
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
        .selectCases(
            SelectCases([
                SelectCases.Selection(caseKey: caseKey, domain: domain, purpose: purpose)
            ]))
    }

    /// Records the panel's decision on one standard.
    public static func decide(
        _ standard: Standard.ID, _ rating: Rating, ground: DiscretionGround? = nil,
        reason: String? = nil, votes: PanelVotes = .notStated
    ) -> InspectionCommand {
        .recordPanelDecisions(
            RecordPanelDecisions([
                RecordPanelDecisions.Decision(
                    standard: standard, decided: rating, ground: ground, reason: reason,
                    votes: votes)
            ]))
    }

    /// Judges the management oversight of one case as a whole.
    public static func judgeOversight(of caseKey: CaseKey, _ overall: Answer) -> InspectionCommand {
        .judgeOversight(JudgeOversight(caseKey: caseKey, overall: overall))
    }

    /// Draws several cases.
    public static func selectCases(_ cases: [SelectCases.Selection]) -> InspectionCommand {
        .selectCases(SelectCases(cases))
    }

    /// Records the panel's decisions on several standards.
    public static func recordPanelDecisions(
        _ decisions: [RecordPanelDecisions.Decision]
    ) -> InspectionCommand { .recordPanelDecisions(RecordPanelDecisions(decisions)) }

    /// Records ratings as a publication prints them.
    public static func recordPublishedRatings(
        _ ratings: [RecordPublishedRatings.Rated]
    ) -> InspectionCommand { .recordPublishedRatings(RecordPublishedRatings(ratings)) }

    /// Records percentages as a publication prints them.
    public static func recordPublishedFigures(
        _ figures: [RecordPublishedFigures.Figure]
    ) -> InspectionCommand { .recordPublishedFigures(RecordPublishedFigures(figures)) }

    /// Makes recommendations.
    public static func makeRecommendations(
        _ recommendations: [Recommendation]
    ) -> InspectionCommand { .makeRecommendations(MakeRecommendations(recommendations)) }
}
