internal import EventSourcing

/// How a standard stands, without its name and the names of what decides: the form in which a fold
/// compares ratings after every answer, for most answers change none.
struct StandardStanding: Hashable, Sendable {
    var ruleRating: Rating?
    var proposedRating: Rating?
    var provisionalRating: Rating?
    var rating: Rating?
    var decidedBy = DecidedBy.undetermined
    /// Which of the standard's key questions decide: their places in its order.
    var deciding = SmallSet()
    /// The raw values of the triggers that are met.
    var eligibility = SmallSet()
    var evidence = StandardRating.Evidence.insufficientEvidence
    var notRated: NotRatedReason?
    var panelOutcome: PanelOutcome?
    var isStale = false
    var origin: Origin
}

extension StandardRating {
    /// The rating of `part`, which stands so.
    init(
        _ standing: StandardStanding, of part: RatedParts.RatedStandard, in framework: Framework
    ) {
        self.init(
            id: part.id, ruleRating: standing.ruleRating,
            proposedRating: standing.proposedRating,
            provisionalRating: standing.provisionalRating, rating: standing.rating,
            decidedBy: standing.decidedBy,
            decidingKeyQuestions: standing.deciding.elements.map {
                framework.parts.keyQuestions[part.keyQuestions.lowerBound + $0].id
            },
            eligibility: standing.eligibility.elements.compactMap {
                DiscretionTrigger(rawValue: UInt8($0))
            },
            evidence: standing.evidence, notRated: standing.notRated,
            panelOutcome: standing.panelOutcome, isStale: standing.isStale,
            origin: standing.origin)
    }
}
