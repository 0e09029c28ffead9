package import EventSourcing

/// What was decided about a standard apart from its answers: what ``RatingRule`` weighs against the rating
/// by rule.
package struct StandardInputs: Hashable, Sendable {
    /// What was proposed on qualitative evidence.
    package var proposal: Sourced<Rating>?
    /// Why it is not rated.
    package var notRated: Sourced<NotRatedReason>?
    /// What the ratings panel decided.
    package var decision: StandingDecision?
    /// What a publication printed without the answers behind it.
    package var printed: Sourced<Rating>?
    /// What a correction of the publication says.
    package var correction: Sourced<Rating>?

    package init() {}
}

/// A value and where it comes from.
package struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
    package let value: Value
    package let origin: Origin

    package init(value: Value, origin: Origin) {
        self.value = value
        self.origin = origin
    }
}

/// A panel's decision on a standard as it stands.
package struct StandingDecision: Hashable, Sendable {
    package let decided: Rating
    package let outcome: PanelOutcome
    /// Where it was recorded.
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
