public import EventSourcing

/// The rating of one standard, and how it came about.
public struct StandardRating: Hashable, Sendable {
    /// How far the evidence carries.
    public enum Evidence: UInt8, Spelled {
        /// Every selected case is answered, or the rating needs no cases.
        case complete = 0
        /// Some cases are still to be answered: running figures, no rating by rule.
        case provisional = 1
        /// A key question has no answer to go by.
        case insufficientEvidence = 2
        /// The standard is not rated.
        case notRated = 3

        /// The spelling in data and JSON.
        public var description: String {
            switch self {
            case .complete: "complete"
            case .provisional: "provisional"
            case .insufficientEvidence: "insufficientEvidence"
            case .notRated: "notRated"
            }
        }
    }

    /// The standard.
    public let id: Standard.ID
    /// The rating by rule; `nil` while it cannot be had, and for qualitative standards.
    public let ruleRating: Rating?
    /// What was proposed for a qualitative standard.
    public let proposedRating: Rating?
    /// What the rule would give on the answers so far, while some are missing.
    public let provisionalRating: Rating?
    /// The rating that holds.
    public let rating: Rating?
    /// Who or what decided it.
    public let decidedBy: DecidedBy
    /// The key questions in the lowest band with the lowest percentage, all of them when tied.
    public let decidingKeyQuestions: [Question.ID]
    /// Which triggers of the discretion rule are met.
    public let eligibility: [DiscretionTrigger]
    /// How far the evidence carries.
    public let evidence: Evidence
    /// Why it is not rated, if it is not.
    public let notRated: NotRatedReason?
    /// What the panel's decision amounts to, if there is one.
    public let panelOutcome: PanelOutcome?
    /// Whether answers changed after the panel decided, so that it must decide again.
    public let isStale: Bool
    /// Where the rating's inputs come from.
    public let origin: Origin

    package init(
        id: Standard.ID, ruleRating: Rating?, proposedRating: Rating?,
        provisionalRating: Rating?, rating: Rating?, decidedBy: DecidedBy,
        decidingKeyQuestions: [Question.ID], eligibility: [DiscretionTrigger],
        evidence: Evidence, notRated: NotRatedReason?, panelOutcome: PanelOutcome?,
        isStale: Bool, origin: Origin
    ) {
        self.id = id
        self.ruleRating = ruleRating
        self.proposedRating = proposedRating
        self.provisionalRating = provisionalRating
        self.rating = rating
        self.decidedBy = decidedBy
        self.decidingKeyQuestions = decidingKeyQuestions
        self.eligibility = eligibility
        self.evidence = evidence
        self.notRated = notRated
        self.panelOutcome = panelOutcome
        self.isStale = isStale
        self.origin = origin
    }

    /// Whether a panel could have used discretion, and no decision is recorded.
    public var isEligibleUndecided: Bool {
        !eligibility.isEmpty && panelOutcome == nil && ruleRating != nil
    }
}
