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
    /// Whether a panel could use discretion when it met last; `nil` before it met.
    package var wasEligible: Bool?

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
    /// What the decision was made on.
    ///
    /// The decision is stale while the inspection has something else.
    package let decidedOn: DecidedOn

    package init(
        decided: Rating, outcome: PanelOutcome, position: Position, origin: Origin,
        on decidedOn: DecidedOn
    ) {
        self.decided = decided
        self.outcome = outcome
        self.position = position
        self.origin = origin
        self.decidedOn = decidedOn
    }
}

/// The figures of a standard that a panel decides on.
package struct DecidedOn: Hashable, Sendable {
    /// The answers to a key question.
    package struct Counts: Hashable, Sendable {
        package let yes: Int
        package let no: Int
        package let notApplicable: Int
        /// The printed percentage, if any.
        package let printed: Int?

        package init(yes: Int, no: Int, notApplicable: Int, printed: Int?) {
            self.yes = yes
            self.no = no
            self.notApplicable = notApplicable
            self.printed = printed
        }
    }

    /// The counts of each key question, in the order of the standard; empty for a qualitative one.
    package let counts: [Counts]
    /// The number of cases that count; 0 for a qualitative standard.
    package let cases: Int
    /// The proposed rating of a qualitative standard.
    package let proposal: Rating?

    package init(counts: [Counts], cases: Int, proposal: Rating?) {
        self.counts = counts
        self.cases = cases
        self.proposal = proposal
    }
}
