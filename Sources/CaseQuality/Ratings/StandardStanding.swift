package import EventSourcing

/// The rating of a standard without its id and the ids of the deciding key questions.
///
/// ``StandardRating`` describes each field. A fold compares these values after every command,
/// because most answers change no rating.
package struct StandardStanding: Hashable, Sendable {
    package var ruleRating: Rating?
    package var proposedRating: Rating?
    package var provisionalRating: Rating?
    package var rating: Rating?
    package var decidedBy: DecidedBy
    /// The deciding key questions, by their index in the standard.
    package var deciding: PartPlaces
    package var eligibility: DiscretionTriggers
    package var evidence: StandardRating.Evidence
    package var notRated: NotRatedReason?
    package var panelOutcome: PanelOutcome?
    package var isStale: Bool
    package var isNewlyEligible: Bool
    package var isDisputed: Bool
    package var origin: Origin

    package init(
        ruleRating: Rating? = nil, proposedRating: Rating? = nil,
        provisionalRating: Rating? = nil, rating: Rating? = nil,
        decidedBy: DecidedBy = .undetermined, deciding: PartPlaces = PartPlaces(),
        eligibility: DiscretionTriggers = DiscretionTriggers(),
        evidence: StandardRating.Evidence = .neverAnswered,
        notRated: NotRatedReason? = nil, panelOutcome: PanelOutcome? = nil, isStale: Bool = false,
        isNewlyEligible: Bool = false, isDisputed: Bool = false,
        origin: Origin
    ) {
        self.ruleRating = ruleRating
        self.proposedRating = proposedRating
        self.provisionalRating = provisionalRating
        self.rating = rating
        self.decidedBy = decidedBy
        self.deciding = deciding
        self.eligibility = eligibility
        self.evidence = evidence
        self.notRated = notRated
        self.panelOutcome = panelOutcome
        self.isStale = isStale
        self.isNewlyEligible = isNewlyEligible
        self.isDisputed = isDisputed
        self.origin = origin
    }
}

extension StandardRating {
    /// Creates the rating of `standard`.
    package init(_ standing: StandardStanding, of standard: Standard) {
        self.init(
            id: standard.id, ruleRating: standing.ruleRating,
            proposedRating: standing.proposedRating,
            provisionalRating: standing.provisionalRating, rating: standing.rating,
            decidedBy: standing.decidedBy,
            decidingKeyQuestions: standing.deciding.places.map { standard.keyQuestions[$0].id },
            eligibility: standing.eligibility.list, evidence: standing.evidence,
            notRated: standing.notRated, panelOutcome: standing.panelOutcome,
            isStale: standing.isStale, isNewlyEligible: standing.isNewlyEligible,
            isDisputed: standing.isDisputed, origin: standing.origin)
    }
}
