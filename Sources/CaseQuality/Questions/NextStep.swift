internal import EventSourcing

/// One thing that can come next in an inspection.
public enum NextStep: Hashable, Sendable {
    /// Announce the inspection; nothing can be recorded before.
    case announce
    /// Draw cases for a domain: how many it has, and how many were planned, if that was recorded.
    case selectCases(for: Domain.ID, selected: Int, planned: Int?)
    /// Answer the key questions that a case has open.
    case judge(CaseKey, unanswered: [Question.ID])
    /// Propose the rating of a standard that is not rated on cases.
    case proposeRating(of: Standard.ID)
    /// Leave a standard unrated: its cases are answered, and none of them decides it.
    case leaveUnrated(Standard.ID)
    /// Take back a panel's decision: its rating has nothing to rest on any more.
    case reverseDecision(on: Standard.ID)
    /// Let the panel decide again: answers changed after its decision.
    case decideAgain(on: Standard.ID)
    /// Convene the ratings panel; every standard is rated.
    case convenePanel
    /// Let the panel consider discretion, which is open for these reasons.
    case considerDiscretion(on: Standard.ID, [DiscretionTrigger])
    /// Let the panel confirm ratings on which it has not decided.
    case confirm([Standard.ID])
    /// Judge the management oversight of cases whose oversight nobody judged.
    case judgeOversight(of: [CaseKey])
    /// Publish the report.
    case publish
    /// Make recommendations; there are none.
    case makeRecommendations
    /// Record what the addressee says to a recommendation.
    case respond(to: RecommendationID)
    /// Record the addressee's plan, with the date by which it is due, if that is known.
    case receiveActionPlan(for: RecommendationID, due: PartialDate?)
    /// Record how far the actions are that are not finished.
    case updateActions(of: RecommendationID, [ActionID])
    /// Review the progress of a recommendation: of these sub-points, or of the whole.
    case reviewProgress(of: RecommendationID, subPoints: [Int])
    /// Close a recommendation: it is achieved, or was rejected.
    case close(RecommendationID)

    /// The case it is about, if it is about one.
    public var caseKey: CaseKey? {
        if case .judge(let key, _) = self { key } else { nil }
    }

    /// The standard it is about, if it is about one.
    public var standard: Standard.ID? {
        switch self {
        case .proposeRating(let id), .leaveUnrated(let id), .reverseDecision(let id),
            .decideAgain(let id), .considerDiscretion(let id, _):
            id
        default: nil
        }
    }

    /// The recommendation it is about, if it is about one.
    public var recommendation: RecommendationID? {
        switch self {
        case .respond(let id), .receiveActionPlan(let id, _), .updateActions(let id, _),
            .reviewProgress(let id, _), .close(let id):
            id
        default: nil
        }
    }
}
