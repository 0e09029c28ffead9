public import EventSourcing

/// What happened to the decision behind a value that stayed the same.
public enum DecisionChange: UInt8, Spelled {
    /// A panel confirmed the rating.
    case confirmed = 0
    /// A panel or the inspectors decided the rating again, by discretion or on other evidence.
    case decided = 1
    /// The panel's decision was taken back.
    case reversed = 2
    /// Answers changed after the panel's decision, so the panel must decide again.
    case outOfDate = 3
    /// The panel's decision fits the answers again.
    case upToDate = 4
    /// Somebody else decides the rating now: the rule, a publication, or nobody.
    case decidedOtherwise = 5
    /// The standard that limits the overall rating is another one, or none.
    case limit = 6
    /// Somebody dissented from the decision, which stands.
    case dissented = 7
    /// The service challenged it.
    case challenged = 8
    /// A challenge to it was resolved.
    case challengeResolved = 9
    /// A second person approved the decision.
    case approved = 10

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .confirmed: "confirmed"
        case .decided: "decided"
        case .reversed: "reversed"
        case .outOfDate: "outOfDate"
        case .upToDate: "upToDate"
        case .decidedOtherwise: "decidedOtherwise"
        case .limit: "limit"
        case .dissented: "dissented"
        case .challenged: "challenged"
        case .challengeResolved: "challengeResolved"
        case .approved: "approved"
        }
    }

    /// The change as a sentence without a full stop.
    public var words: String {
        switch self {
        case .confirmed: "a panel confirmed the rating"
        case .decided: "the rating was decided again, and it stayed the same"
        case .reversed: "the panel's decision was taken back, and the rating stayed the same"
        case .outOfDate:
            "what the rating was decided on has changed since, so it must be decided again; until "
                + "then it stays"
        case .upToDate: "the decision fits what it was made on again"
        case .decidedOtherwise: "the value stayed, and what it is based on changed"
        case .limit: "the rating stayed, and the standard that limits it changed"
        case .dissented: "somebody dissented from the decision, which stands"
        case .challenged: "it was challenged, and stays until the challenge is resolved"
        case .challengeResolved: "a challenge to it was resolved, which by itself changes nothing"
        case .approved: "a second person approved the decision"
        }
    }
}
