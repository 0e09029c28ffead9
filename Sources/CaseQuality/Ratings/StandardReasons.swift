/// How a standard came by its rating: the rating, what the rule says, and what it displaced.
public struct StandardReasons: Hashable, Sendable {
    /// The rating that holds.
    public let rating: StandardRating
    /// What the rule makes of the key questions; `nil` for qualitative standards, and for one that is not
    /// rated.
    public let ruling: StandardRuling?
    /// The ratings that other sources would give, strongest first, without the one that holds.
    public let displaced: [Displaced]
    /// The conditions that were looked at, met and not met.
    public let conditions: [RatingCondition]

    /// A rating that does not hold because a stronger source gives another one.
    public struct Displaced: Hashable, Sendable {
        public let source: DecidedBy
        public let rating: Rating
    }
}

/// How the service came by its overall rating.
public struct OverallReasons: Hashable, Sendable {
    /// The rating.
    public let rating: OverallRating
    /// The points of each core standard that is rated.
    public let points: [Standard.ID: Int]
    /// The band table that applies; `nil` when the edition has none for the maximum.
    public let table: OverallBands?
    /// The conditions that were looked at, met and not met.
    public let conditions: [RatingCondition]
}

/// One condition of a rule, with the values that it was tested on.
public struct RatingCondition: Hashable, Sendable {
    /// The condition.
    public enum Kind: Hashable, Sendable {
        /// Every key question has a band.
        case everyKeyQuestionBanded
        /// Every case that counts has an answer to every key question.
        case everyCaseAnswered
        /// The lowest percentage is near an edge between bands. Unit: percentage points.
        case nearBoundary(points: Int?, within: Int)
        /// A few judgements would change the rating. Unit: judgements.
        case fewJudgements(needed: Int?, atMost: Int)
        /// The sample is small. Unit: cases.
        case smallSample(cases: Int, atMost: Int)
        /// Every standard is rated, or left unrated for a reason.
        case everyStandardRated
        /// The edition has a band table for the maximum. Unit: points.
        case bandTable(maximum: Int)
        /// A limiting judgement applies.
        case limited(by: Standard.ID, rated: Rating?)
    }

    public let kind: Kind
    public let isMet: Bool
}
