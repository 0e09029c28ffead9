public import EventSourcing

/// A percentage was taken from a publication without the answers behind it.
public struct PublishedFigureRecorded: Event {
    public static let name: EventName = "published-figure-recorded"
    /// What it is the share of.
    public let item: PublishedFigure
    /// The share as printed.
    ///
    /// Unit: whole percent.
    public let percent: Int
    /// The cases it is of, if stated.
    ///
    /// Unit: cases.
    public let base: Int?
    /// How many sufficient cases would give this percentage; empty when the base is not stated.
    public let possibleCounts: [Int]
    /// Where it is printed.
    public let place: String

    /// The question, when it is one's.
    public var question: Question.ID? {
        if case .question(let id) = item { id } else { nil }
    }
}

extension MeasureKey {
    /// Cases whose management oversight was sufficient, of those it was relevant to.
    public static let sufficientOversight: MeasureKey = "management-oversight.sufficient"
    /// Staff who rate the management oversight of their own cases very or quite good.
    public static let oversightRatedGood: MeasureKey = "management-oversight.rated-good"
}
