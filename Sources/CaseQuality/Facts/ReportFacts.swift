public import EventSourcing

/// The recorded facts of an inspection besides judgements, ratings and recommendations.
public struct ReportFacts: Hashable, Sendable {
    /// Strengths and areas for improvement.
    public internal(set) var findings: [Noted<Finding>] = []
    /// The evidence that the inspectors examined, and the people they interviewed.
    public internal(set) var evidence: [Noted<Evidence>] = []
    /// Facts about the service, its area and the sample.
    public internal(set) var context: [Noted<RecordReportFacts.ContextFact>] = []
    /// Results of surveys.
    public internal(set) var surveys: [Noted<RecordReportFacts.SurveyResult>] = []
    /// Events at the service, with their dates.
    public internal(set) var timeline: [Noted<TimelineEntry>] = []
    /// Inconsistencies in the printed report.
    public internal(set) var anomalies: [Noted<Anomaly>] = []
    /// Printed percentages.
    public internal(set) var figures: [Noted<PublishedFigureRecorded>] = []
    /// Counts that the text of a report states.
    public internal(set) var counts: [Noted<StatedCount>] = []
    /// What was found on each key question.
    public internal(set) var summaries: [Noted<KeyQuestionSummary>] = []
    /// Lines of facts of which one led to the next.
    public internal(set) var chains: [Noted<Chain>] = []

    /// Where each superseded fact was corrected, by its position.
    var corrected: [Position: Position] = [:]
    /// The kind of the fact that the next event of a correction replaces; `nil` otherwise.
    var correcting: FactKind?

    /// A recorded fact with its position and its origin.
    public struct Noted<Value: Hashable & Sendable>: Hashable, Sendable {
        /// The fact.
        public let value: Value
        /// The position of the event that recorded it.
        public let position: Position
        /// The origin of that event.
        public let origin: Origin

        init(_ value: Value, at occurrence: Occurrence) {
            self.value = value
            position = occurrence.position
            origin = occurrence.origin
        }
    }

    /// The measures of the recorded facts and survey results.
    var measures: [MeasureKey] {
        context.map(\.value.fact.measure) + surveys.map(\.value.fact.measure)
    }

    /// The longest texts of a recorded fact.
    ///
    /// Unit: UTF-8 bytes.
    static let longest = (name: 200, text: 500, detail: 2_000)
    /// The largest accepted count.
    static let largestCount = 1_000_000_000

    /// The refusal of a fact that was recorded before: `"Finding F1"`.
    static func again(_ what: String) -> Refusal {
        Refusal(
            .alreadyRecorded, "\(what) was recorded already.",
            remedy: "Give each fact its own number.")
    }
}
