public import EventSourcing

/// What was recorded of an inspection besides judgements, ratings and recommendations.
public struct ReportFacts: Hashable, Sendable {
    /// Strengths and areas for improvement.
    public internal(set) var findings: [Noted<Finding>] = []
    /// What the inspectors looked at, and whom they heard.
    public internal(set) var evidence: [Noted<Evidence>] = []
    /// Facts about the service, its area and the sample.
    public internal(set) var context: [Noted<RecordReportFacts.ContextFact>] = []
    /// What people answered in surveys.
    public internal(set) var surveys: [Noted<RecordReportFacts.SurveyResult>] = []
    /// What happened at the service.
    public internal(set) var timeline: [Noted<TimelineEntry>] = []
    /// Where a printed report does not agree with itself.
    public internal(set) var anomalies: [Noted<Anomaly>] = []
    /// Percentages that were taken from a publication without the answers behind them.
    public internal(set) var figures: [Noted<PublishedFigureRecorded>] = []

    /// Something that was recorded, where, and where from.
    public struct Noted<Value: Hashable & Sendable>: Hashable, Sendable {
        public let value: Value
        public let position: Position
        public let origin: Origin

        init(_ value: Value, at occurrence: Occurrence) {
            self.value = value
            position = occurrence.position
            origin = occurrence.origin
        }
    }

    /// The longest texts of what a report records.
    ///
    /// Unit: bytes.
    static let longest = (name: 200, text: 500, detail: 2_000)
    /// The largest count of anything.
    static let largestCount = 1_000_000_000

    /// Refuses something that was recorded before: `"Finding F1"`.
    static func again(_ what: String) -> Refusal {
        Refusal(
            .alreadyRecorded, "\(what) was recorded already.",
            remedy: "Give each a number of its own.")
    }
}
