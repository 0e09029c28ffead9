public import EventSourcing

/// What people answered in a survey was recorded.
public struct SurveyRecorded: Event {
    public static let name: EventName = "survey-recorded"
    /// Who was asked: `"staff"`.
    public let survey: GroupKey
    public let fact: ReportedFact
}
