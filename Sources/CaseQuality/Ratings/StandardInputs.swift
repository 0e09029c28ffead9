package import EventSourcing

/// The decisions about a standard apart from its answers.
///
/// ``RatingRule`` weighs them against the rating by rule.
package struct StandardInputs: Hashable, Sendable {
    /// The rating that was proposed on qualitative evidence.
    package var proposal: Sourced<Rating>?
    /// The reason why the standard is not rated.
    package var notRated: Sourced<NotRatedReason>?
    /// The decision of the ratings panel.
    package var decision: StandingDecision?
    /// The rating that a publication prints without case answers.
    package var printed: Sourced<Rating>?
    /// The rating of a correction of the publication.
    package var correction: Sourced<Rating>?

    package init() {}
}

/// A value and its origin.
package struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
    package let value: Value
    package let origin: Origin

    package init(value: Value, origin: Origin) {
        self.value = value
        self.origin = origin
    }
}

/// A current panel decision on a standard.
package struct StandingDecision: Hashable, Sendable {
    package let decided: Rating
    package let outcome: PanelOutcome
    /// The position of the event that recorded the decision.
    package let position: Position
    package let origin: Origin
    /// Whether answers changed after the panel decided.
    package var isStale: Bool

    package init(
        decided: Rating, outcome: PanelOutcome, position: Position, origin: Origin,
        isStale: Bool = false
    ) {
        self.decided = decided
        self.outcome = outcome
        self.position = position
        self.origin = origin
        self.isStale = isStale
    }
}
