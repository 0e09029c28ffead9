/// An event of an inspection.
///
/// Each event is a struct in its own file. `.ci/generate-events` generates the lists that need
/// every event from these cases. Large and rare events are indirect. They would otherwise increase
/// the size of a judgement, which every fold copies and moves.
public enum InspectionEvent: Hashable, Sendable {
    case frameworkRegistered(FrameworkRegistered)
    case serviceRegistered(ServiceRegistered)
    indirect case inspectionAnnounced(InspectionAnnounced)
    indirect case samplePlanned(SamplePlanned)
    case caseSelected(CaseSelected)
    case caseWithdrawn(CaseWithdrawn)
    case judgementRecorded(JudgementRecorded)
    case judgementCorrected(JudgementCorrected)
    case oversightJudged(OversightJudged)
    case qualitativeRatingProposed(QualitativeRatingProposed)
    case standardNotRated(StandardNotRated)
    case panelConvened(PanelConvened)
    indirect case panelDecisionRecorded(PanelDecisionRecorded)
    case panelDecisionReversed(PanelDecisionReversed)
    case reportPublished(ReportPublished)
    case reportCorrected(ReportCorrected)
    case publishedRatingRecorded(PublishedRatingRecorded)
    case publishedFigureRecorded(PublishedFigureRecorded)
    indirect case recommendationMade(RecommendationMade)
    case recommendationResponseRecorded(RecommendationResponseRecorded)
    case actionPlanReceived(ActionPlanReceived)
    case actionUpdated(ActionUpdated)
    case progressReviewed(ProgressReviewed)
    case recommendationClosed(RecommendationClosed)
    indirect case findingRecorded(FindingRecorded)
    indirect case evidenceNoted(EvidenceNoted)
    indirect case contextFactRecorded(ContextFactRecorded)
    indirect case surveyRecorded(SurveyRecorded)
    case timelineEntryNoted(TimelineEntryNoted)
    case anomalyNoted(AnomalyNoted)
}
