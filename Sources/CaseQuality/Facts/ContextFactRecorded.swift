public import EventSourcing

/// A fact about the service, its area or the sample was recorded: nothing that is judged.
public struct ContextFactRecorded: Event {
    public static let name: EventName = "context-fact-recorded"
    /// What it is about.
    public let target: ReportTarget
    public let fact: ReportedFact
}
