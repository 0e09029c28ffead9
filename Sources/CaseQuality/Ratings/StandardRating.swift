public import EventSourcing

/// The rating of one standard and its sources.
public struct StandardRating: Hashable, Identifiable, Sendable {
    /// The completeness of the evidence for a rating.
    public enum Evidence: UInt8, Spelled {
        /// Every selected case is answered, or the rating does not need cases.
        case complete = 0
        /// Some cases have no answer yet: there are running figures but no rating by rule.
        case provisional = 1
        /// A key question has no answer that counts in its percentage.
        case insufficientEvidence = 2
        /// The standard is not rated.
        case notRated = 3
        /// Nothing was answered or proposed yet.
        case neverAnswered = 4
        /// The rating exists, and the documents in the ledger do not tell it.
        case notKnown = 5

        /// The spelling in data and JSON.
        public var description: String {
            switch self {
            case .complete: "complete"
            case .provisional: "provisional"
            case .insufficientEvidence: "insufficientEvidence"
            case .notRated: "notRated"
            case .neverAnswered: "neverAnswered"
            case .notKnown: "notKnown"
            }
        }
    }

    /// The standard.
    public let id: Standard.ID
    /// The rating by rule; `nil` while it is incomplete, and for a qualitative standard.
    public let ruleRating: Rating?
    /// The proposed rating of a qualitative standard.
    public let proposedRating: Rating?
    /// The rating by rule on the answers given so far, while answers are missing.
    public let provisionalRating: Rating?
    /// The effective rating; `nil` when there is none.
    public let rating: Rating?
    /// The source of the effective rating.
    public let decidedBy: DecidedBy
    /// The key questions in the lowest band with the lowest percentage, all of them when tied.
    public let decidingKeyQuestions: [Question.ID]
    /// The triggers of the discretion rule that are met.
    public let eligibility: [DiscretionTrigger]
    /// The completeness of the evidence.
    public let evidence: Evidence
    /// The reason why the standard is not rated; `nil` for a rated standard.
    public let notRated: NotRatedReason?
    /// The outcome of the panel's decision; `nil` without a decision.
    public let panelOutcome: PanelOutcome?
    /// Whether answers changed after the panel decided, so that it must decide again.
    public let isStale: Bool
    /// Whether the panel may use discretion now and could not when it met; it decided nothing.
    public let isNewlyEligible: Bool
    /// Whether a challenge to the rating, its figures or one of its answers is open.
    public let isDisputed: Bool
    /// The joined origin of the rating's inputs.
    public let origin: Origin

    package init(
        id: Standard.ID, ruleRating: Rating?, proposedRating: Rating?,
        provisionalRating: Rating?, rating: Rating?, decidedBy: DecidedBy,
        decidingKeyQuestions: [Question.ID], eligibility: [DiscretionTrigger],
        evidence: Evidence, notRated: NotRatedReason?, panelOutcome: PanelOutcome?,
        isStale: Bool, isNewlyEligible: Bool,
        isDisputed: Bool, origin: Origin
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
        self.isNewlyEligible = isNewlyEligible
        self.isDisputed = isDisputed
        self.origin = origin
    }

    /// Whether the panel may use discretion and has not recorded a decision.
    public var isEligibleUndecided: Bool {
        !eligibility.isEmpty && panelOutcome == nil && ruleRating != nil
    }
}
