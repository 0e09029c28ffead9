public import EventSourcing

/// What was recorded of an inspection besides judgements, ratings and recommendations.
public struct ReportFacts: Hashable, Sendable {
    /// Strengths and areas for improvement.
    public private(set) var findings: [Noted<Finding>] = []
    /// What the inspectors looked at, and whom they heard.
    public private(set) var evidence: [Noted<Evidence>] = []
    /// Facts about the service, its area and the sample.
    public private(set) var context: [Noted<RecordReportFacts.ContextFact>] = []
    /// What people answered in surveys.
    public private(set) var surveys: [Noted<RecordReportFacts.SurveyResult>] = []
    /// What happened at the service.
    public private(set) var timeline: [Noted<TimelineEntry>] = []
    /// Where a printed report does not agree with itself.
    public private(set) var anomalies: [Noted<Anomaly>] = []
    /// Percentages that were taken from a publication without the answers behind them.
    public private(set) var figures: [Noted<PublishedFigureRecorded>] = []

    /// Something that was recorded, where, and where from.
    public struct Noted<Value: Hashable & Sendable>: Hashable, Sendable {
        public let value: Value
        public let position: Position
        public let origin: Origin
    }

    mutating func evolve(with event: InspectionEvent, _ encoded: borrowing EncodedEvent) {
        let (position, origin) = (encoded.position, encoded.origin)
        func noted<Value>(_ value: Value) -> Noted<Value> {
            Noted(value: value, position: position, origin: origin)
        }
        switch event {
        case .findingRecorded(let event): findings.append(noted(event.finding))
        case .evidenceNoted(let event): evidence.append(noted(event.evidence))
        case .contextFactRecorded(let event):
            context.append(noted(RecordReportFacts.ContextFact(event.fact, about: event.target)))
        case .surveyRecorded(let event):
            surveys.append(noted(RecordReportFacts.SurveyResult(event.fact, of: event.survey)))
        case .timelineEntryNoted(let event): timeline.append(noted(event.entry))
        case .anomalyNoted(let event): anomalies.append(noted(event.anomaly))
        case .publishedFigureRecorded(let event): figures.append(noted(event))
        default: break
        }
    }
}
