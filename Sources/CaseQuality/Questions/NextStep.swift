public import EventSourcing

/// A next step of an inspection.
public enum NextStep: Hashable, Sendable {
    /// Announce the inspection, before anything else can be recorded.
    case announce
    /// Draw cases for a domain: the number selected, and the number planned, if recorded.
    case selectCases(for: Domain.ID, selected: Int, planned: Int?)
    /// Answer the open key questions of a case.
    case judge(CaseKey, unanswered: [Question.ID])
    /// Propose the rating of a standard that is not rated on cases.
    case proposeRating(of: Standard.ID)
    /// Leave a standard unrated, because none of its answered cases decides it.
    case leaveUnrated(Standard.ID)
    /// Reverse a panel decision whose rating no longer has a basis.
    case reverseDecision(on: Standard.ID)
    /// Let the panel decide again, because answers changed after its decision.
    case decideAgain(on: Standard.ID)
    /// Look at a decision of the panel again: these people voted on it and have an interest.
    case reconsider(Standard.ID, interested: [Agent.ID])
    /// Name the people of the inspection and their roles.
    case nameTeam
    /// Let a second person approve a request, or a decision of the panel.
    case approve(WaitingApproval)
    /// Let the judge attest answers that somebody else entered, in these cases.
    case attest(by: Agent.ID, [CaseKey])
    /// Submit the assessments of cases whose key questions are all answered.
    case submit([CaseKey])
    /// Moderate submitted cases.
    case moderate([CaseKey])
    /// Resolve a challenge, until a date if one is stated.
    case resolveChallenge(ChallengeID, due: PartialDate?)
    /// Convene the ratings panel, because every standard is rated.
    case convenePanel
    /// Let the panel consider discretion, for which these triggers are met.
    case considerDiscretion(on: Standard.ID, [DiscretionTrigger])
    /// Let the panel confirm the ratings that it has not decided.
    case confirm([Standard.ID])
    /// Judge the management oversight of cases without such a judgement.
    case judgeOversight(of: [CaseKey])
    /// Publish the report.
    case publish
    /// Make recommendations, because there are none.
    case makeRecommendations
    /// Record the addressee's response to a recommendation.
    case respond(to: RecommendationID)
    /// Record the addressee's action plan, with its due date, if known.
    case receiveActionPlan(for: RecommendationID, due: PartialDate?)
    /// Record the status of the unfinished actions.
    case updateActions(of: RecommendationID, [ActionID])
    /// Review the progress of a recommendation: of these sub-points, or of the whole.
    case reviewProgress(of: RecommendationID, subPoints: [Int])
    /// Review the retention hold of this position, until a date, and lift it if its basis is gone.
    case reviewHold(Position, until: PartialDate)
    /// Announce the re-inspection that is scheduled, unless it was announced since.
    ///
    /// The announcement stands in the stream of the re-inspection, which this inspection does not
    /// know.
    case announceReinspection(due: PartialDate)
    /// Close a recommendation that is achieved or was rejected.
    case close(RecommendationID)

    /// The case of the step, if it has one.
    public var caseKey: CaseKey? {
        if case .judge(let key, _) = self { key } else { nil }
    }

    /// The standard of the step, if it has one.
    public var standard: Standard.ID? {
        switch self {
        case .proposeRating(let id), .leaveUnrated(let id), .reverseDecision(let id),
            .decideAgain(let id), .considerDiscretion(let id, _), .reconsider(let id, _):
            id
        default: nil
        }
    }

    /// The recommendation of the step, if it has one.
    public var recommendation: RecommendationID? {
        switch self {
        case .respond(let id), .receiveActionPlan(let id, _), .updateActions(let id, _),
            .reviewProgress(let id, _), .close(let id):
            id
        default: nil
        }
    }
}
