public import EventSourcing

/// The scale of a score: its ends and what they mean.
public struct ReportedScale: Hashable, Sendable {
    /// The lowest score; `nil` if the source does not print it.
    public var lowest: ReportedNumber?
    /// The highest score; `nil` if the source does not print it.
    public var highest: ReportedNumber?
    /// What the ends mean, or why one is not known.
    public var meaning: FreeText?

    /// Creates a scale from its parts.
    public init(lowest: ReportedNumber?, highest: ReportedNumber?, meaning: FreeText? = nil) {
        self.lowest = lowest
        self.highest = highest
        self.meaning = meaning
    }
}
