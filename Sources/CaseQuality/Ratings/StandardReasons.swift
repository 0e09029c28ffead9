/// The rating of a standard with its reasons: the rule, and the displaced ratings.
public struct StandardReasons: Hashable, Sendable {
    /// The effective rating.
    public let rating: StandardRating
    /// The result of the rule on the key questions.
    ///
    /// `nil` for a qualitative standard, and for one that is not rated.
    public let ruling: StandardRuling?
    /// The ratings of weaker sources, strongest first, without the effective rating.
    public let displaced: [Displaced]
    /// The conditions that were tested, met and unmet.
    public let conditions: [RatingCondition]

    /// A rating that is not effective because a stronger source gives another one.
    public struct Displaced: Hashable, Sendable {
        /// The source of the rating.
        public let source: DecidedBy
        /// The rating of that source.
        public let rating: Rating
    }
}

/// The overall rating of the service with its reasons.
public struct OverallReasons: Hashable, Sendable {
    /// The overall rating.
    public let rating: OverallRating
    /// The points of each rated core standard.
    public let points: [Standard.ID: Int]
    /// The band table for the maximum; `nil` when the edition has none.
    public let table: OverallBands?
    /// The conditions that were tested, met and unmet.
    public let conditions: [RatingCondition]
}

/// One condition of a rule, with the tested values.
public struct RatingCondition: Hashable, Sendable {
    /// The kind of a condition.
    public enum Kind: Hashable, Sendable {
        /// Every key question has a band.
        case everyKeyQuestionBanded
        /// Every case that counts has an answer to every key question.
        case everyCaseAnswered
        /// The lowest percentage is near a boundary between bands.
        ///
        /// Unit: percentage points.
        case nearBoundary(points: Int?, within: Int)
        /// A few changed judgements would change the rating.
        ///
        /// Unit: judgements.
        case fewJudgements(needed: Int?, atMost: Int)
        /// The sample is small.
        ///
        /// Unit: cases.
        case smallSample(cases: Int, atMost: Int)
        /// Every standard is rated, or left unrated for a reason.
        case everyStandardRated
        /// The edition has a band table for the maximum.
        ///
        /// Unit: points.
        case bandTable(maximum: Int)
        /// A limiting judgement applies.
        case limited(by: Standard.ID, rated: Rating?)
    }

    /// The condition and its values.
    public let kind: Kind
    /// Whether the condition is met.
    public let isMet: Bool
}
