package import EventSourcing

/// Records the findings, evidence, context, surveys, timeline and anomalies of a report.
///
/// The command records all of them or none.
public struct RecordReportFacts: InspectionCommandContent {
    package static let name: CommandName = "record-report-facts"
    package static let fields: [FieldPrivacy] = [
        .value("findings.id"),
        .value("findings.target"),
        .value("findings.kind"),
        .typed("findings.label", about: .child),
        .value("findings.evidence"),
        .value("findings.questions"),
        .typed("findings.related", about: .child),
        .value("evidence.target"),
        .value("evidence.kind"),
        .typed("evidence.label", about: .child),
        .value("evidence.count"),
        .value("evidence.reference"),
        .typed("evidence.speaker", about: .child),
        .typed("evidence.duplicateOf", about: .child),
        .typed("evidence.place", about: .nobody),
        .value("context.target"),
        .value("context.fact.measure"),
        .typed("context.fact.group", about: .nobody),
        .typed("context.fact.value", about: .nobody),
        .typed("context.fact.unit", about: .nobody),
        .value("context.fact.count"),
        .value("context.fact.base"),
        .value("context.fact.asOf"),
        .typed("context.fact.supplier", about: .nobody),
        .typed("context.fact.place", about: .nobody),
        .value("surveys.survey"),
        .value("surveys.fact.measure"),
        .typed("surveys.fact.group", about: .nobody),
        .typed("surveys.fact.value", about: .nobody),
        .typed("surveys.fact.unit", about: .nobody),
        .value("surveys.fact.count"),
        .value("surveys.fact.base"),
        .value("surveys.fact.asOf"),
        .typed("surveys.fact.supplier", about: .nobody),
        .typed("surveys.fact.place", about: .nobody),
        .value("timeline.date"),
        .typed("timeline.what", about: .child),
        .typed("timeline.place", about: .nobody),
        .value("anomalies.id"),
        .typed("anomalies.kind", about: .nobody),
        .typed("anomalies.detail", about: .child),
    ]

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

    /// Creates the command; at least one of the lists must have an element.
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

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.recordFacts)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        findings.reduce(
            queries.milestones.or(queries.ofType([FindingRecorded.name, AnomalyNoted.name]))
        ) { $0.or(queries.named($1.id.rawValue)) }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let isBoundToFieldwork = !findings.isEmpty || !evidence.isEmpty
        _ = try isBoundToFieldwork ? inspection.open() : inspection.announced()
        var events: [InspectionEvent] = []
        func add(_ event: InspectionEvent) throws(Refusal) {
            try event.content.validate(on: inspection, by: provenance)
            events.append(event)
        }
        var seenFindings: Set<FindingID> = []
        for finding in findings {
            guard seenFindings.insert(finding.id).inserted else {
                throw FindingRecorded.again(finding.id)
            }
            try add(.findingRecorded(FindingRecorded(finding: finding)))
        }
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
        var seenAnomalies: Set<AnomalyID> = []
        for anomaly in anomalies {
            guard seenAnomalies.insert(anomaly.id).inserted else {
                throw AnomalyNoted.again(anomaly.id)
            }
            try add(.anomalyNoted(AnomalyNoted(anomaly: anomaly)))
        }
        guard !events.isEmpty else {
            throw .nothing("The command has no facts.", remedy: "Give at least one fact.")
        }
        return events
    }
}
