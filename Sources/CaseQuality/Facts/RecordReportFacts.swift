/// Takes in what a report says besides judgements and ratings, all of it or nothing.
public struct RecordReportFacts: Hashable, Sendable {
    /// A fact about the service, its area or the sample.
    public struct ContextFact: Hashable, Sendable {
        public var target: ReportTarget
        public var fact: ReportedFact

        public init(_ fact: ReportedFact, about target: ReportTarget = .inspection) {
            self.target = target
            self.fact = fact
        }
    }

    /// A result of a survey.
    public struct SurveyResult: Hashable, Sendable {
        /// Who was asked: `"staff"`.
        public var survey: GroupKey
        public var fact: ReportedFact

        public init(_ fact: ReportedFact, of survey: GroupKey) {
            self.survey = survey
            self.fact = fact
        }
    }

    public var findings: [Finding]
    public var evidence: [Evidence]
    public var context: [ContextFact]
    public var surveys: [SurveyResult]
    public var timeline: [TimelineEntry]
    public var anomalies: [Anomaly]

    public init(
        findings: [Finding] = [], evidence: [Evidence] = [], context: [ContextFact] = [],
        surveys: [SurveyResult] = [], timeline: [TimelineEntry] = [], anomalies: [Anomaly] = []
    ) {
        self.findings = findings
        self.evidence = evidence
        self.context = context
        self.surveys = surveys
        self.timeline = timeline
        self.anomalies = anomalies
    }
}
