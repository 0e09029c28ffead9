internal import EventSourcing

/// What a fact should have been: a whole fact of the same kind.
public enum CorrectedFact: Hashable, Sendable {
    /// A finding with the id of the earlier one.
    case finding(Finding)
    /// A piece of evidence.
    case evidence(Evidence)
    /// A fact about the service, its area or the sample.
    case context(RecordReportFacts.ContextFact)
    /// A result of a survey.
    case survey(RecordReportFacts.SurveyResult)
    /// A printed percentage of the same subject.
    case figure(RecordPublishedFigures.Figure)
    /// What was found on the same key question.
    case summary(KeyQuestionSummary)

    /// The kind of the fact.
    package var kind: FactKind {
        switch self {
        case .finding: .finding
        case .evidence: .evidence
        case .context: .context
        case .survey: .survey
        case .figure: .figure
        case .summary: .summary
        }
    }

    /// The event that records the fact.
    package var event: any InspectionEventContent {
        switch self {
        case .finding(let finding): FindingRecorded(finding: finding)
        case .evidence(let evidence): EvidenceNoted(evidence: evidence)
        case .context(let context):
            ContextFactRecorded(target: context.target, fact: context.fact)
        case .survey(let result): SurveyRecorded(survey: result.survey, fact: result.fact)
        case .figure(let figure): PublishedFigureRecorded(figure)
        case .summary(let summary): KeyQuestionSummarised(summary: summary)
        }
    }
}
