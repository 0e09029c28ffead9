package import EventSourcing

/// Records the findings, evidence, context, surveys, timeline and anomalies of a report.
///
/// The command records all of them or none.
public struct RecordReportFacts: InspectionCommandContent {
    package static let name: CommandName = "record-report-facts"
    package static let fields: [FieldPrivacy] =
        Finding.fields("findings") + Evidence.fields("evidence")
        + [.value("context.target")] + ReportedFact.fields("context.fact")
        + [.value("surveys.survey")] + ReportedFact.fields("surveys.fact")
        + TimelineEntry.fields("timeline") + Anomaly.fields("anomalies")
        + KeyQuestionSummary.fields("summaries") + Chain.fields("chains")

    /// A fact about the service, its area or the sample.
    public struct ContextFact: Hashable, Sendable {
        /// The subject of the fact.
        public var target: ReportTarget
        /// The measured value.
        public var fact: ReportedFact

        /// Creates a fact about a target.
        public init(_ fact: ReportedFact, about target: ReportTarget = .inspection) {
            self.target = target
            self.fact = fact
        }
    }

    /// A result of a survey.
    public struct SurveyResult: Hashable, Sendable {
        /// The group that was surveyed: `"staff"`.
        public var survey: GroupKey
        /// The measured value.
        public var fact: ReportedFact

        /// Creates a result of a survey.
        public init(_ fact: ReportedFact, of survey: GroupKey) {
            self.survey = survey
            self.fact = fact
        }
    }

    /// Strengths and areas for improvement.
    public var findings: [Finding]
    /// The evidence that the inspectors examined.
    public var evidence: [Evidence]
    /// Facts about the service, its area and the sample.
    public var context: [ContextFact]
    /// Results of surveys.
    public var surveys: [SurveyResult]
    /// Events at the service, with their dates.
    public var timeline: [TimelineEntry]
    /// Inconsistencies of the report.
    public var anomalies: [Anomaly]
    /// What was found on key questions.
    public var summaries: [KeyQuestionSummary]
    /// Lines of facts of which one led to the next; they may name facts of this command.
    public var chains: [Chain]

    /// Creates the command; at least one of the lists must have an element.
    public init(
        findings: [Finding] = [], evidence: [Evidence] = [], context: [ContextFact] = [],
        surveys: [SurveyResult] = [], timeline: [TimelineEntry] = [], anomalies: [Anomaly] = [],
        summaries: [KeyQuestionSummary] = [], chains: [Chain] = []
    ) {
        self.findings = findings
        self.evidence = evidence
        self.context = context
        self.surveys = surveys
        self.timeline = timeline
        self.anomalies = anomalies
        self.summaries = summaries
        self.chains = chains
    }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.recordFacts)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        var query = queries.milestones.or(
            queries.ofType([FindingRecorded.name, AnomalyNoted.name]))
        if !chains.isEmpty {
            query = query.or(
                queries.ofType([ContextFactRecorded.name, SurveyRecorded.name, ChainNoted.name]))
        }
        if !summaries.isEmpty { query = query.or(queries.ofType([KeyQuestionSummarised.name])) }
        return findings.reduce(query) { $0.or(queries.named($1.id.rawValue)) }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let isBoundToFieldwork = !findings.isEmpty || !evidence.isEmpty || !summaries.isEmpty
        _ = try isBoundToFieldwork ? inspection.open() : inspection.announced()
        var events: [InspectionEvent] = []
        // A finding may restate one of the same command, and a chain may name its facts.
        var next = inspection
        func add(_ event: InspectionEvent) throws(Refusal) {
            try event.content.validate(on: next, by: provenance)
            event.content.evolve(&next, at: .expected(by: provenance))
            events.append(event)
        }
        for finding in findings { try add(.findingRecorded(FindingRecorded(finding: finding))) }
        for evidence in evidence { try add(.evidenceNoted(EvidenceNoted(evidence: evidence))) }
        for context in context {
            try add(
                .contextFactRecorded(
                    ContextFactRecorded(target: context.target, fact: context.fact)))
        }
        for result in surveys {
            try add(.surveyRecorded(SurveyRecorded(survey: result.survey, fact: result.fact)))
        }
        for entry in timeline { try add(.timelineEntryNoted(TimelineEntryNoted(entry: entry))) }
        for anomaly in anomalies { try add(.anomalyNoted(AnomalyNoted(anomaly: anomaly))) }
        for summary in summaries {
            try add(.keyQuestionSummarised(KeyQuestionSummarised(summary: summary)))
        }
        for chain in chains { try add(.chainNoted(ChainNoted(chain: chain))) }
        guard !events.isEmpty else {
            throw .nothing("The command has no facts.", remedy: "Give at least one fact.")
        }
        return events
    }
}
