public import EventSourcing

/// A published rating was corrected by a publication; both versions stay answerable.
public struct ReportCorrected: Event {
    public static let name: EventName = "report-corrected"
    /// The standard.
    public let standard: Standard.ID
    /// The rating as published before.
    public let from: Rating?
    /// The rating as corrected.
    public let to: Rating
}
