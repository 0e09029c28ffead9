public import EventSourcing

/// A percentage was taken from a publication without the answers behind it.
public struct PublishedFigureRecorded: Event {
    public static let name: EventName = "published-figure-recorded"
    /// The question.
    public let question: Question.ID
    /// The share as printed.
    ///
    /// Unit: whole percent.
    public let percent: Int
    /// The cases it is of, if stated.
    ///
    /// Unit: cases.
    public let base: Int?
    /// The counts that give this percentage of that base.
    public let possibleCounts: [Int]
    /// Where it is printed.
    public let place: String
}
