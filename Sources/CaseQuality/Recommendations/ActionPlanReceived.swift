public import EventSourcing

/// The addressee sent an action plan for a recommendation.
///
/// A later plan for the same recommendation replaces this one.
public struct ActionPlanReceived: InspectionEventContent {
    public static let name: EventName = "action-plan-received"
    package static let fields: [FieldPrivacy] = [
        .value("recommendation"),
        .value("actions.id"),
        .text("actions.what", 2, about: .child, isList: true),
        .text("actions.owner", 3, about: .staff, isList: true),
        .value("actions.due"),
        .value("actions.subPoint"),
    ]
    /// The recommendation.
    public let recommendation: RecommendationID
    /// The planned actions, in order.
    public let actions: [PlannedAction]

    package init(recommendation: RecommendationID, actions: [PlannedAction]) {
        self.recommendation = recommendation
        self.actions = actions
    }

    package var input: CellInput { .recommendation(recommendation, .plan) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.recommendation: recommendation.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let followed = try inspection.openRecommendation(recommendation)
        guard (1...Recommendation.mostParts).contains(actions.count) else {
            throw Refusal(
                .invalidNumber, "The plan for \(recommendation) has \(actions.count) actions.",
                remedy: "Give 1 to \(Recommendation.mostParts) actions.")
        }
        var seen: Set<ActionID> = []
        for action in actions {
            guard seen.insert(action.id).inserted else {
                throw Refusal(
                    .alreadyRecorded,
                    "Action \(action.id) occurs twice in the plan for \(recommendation).",
                    remedy: "Give each action its own number.")
            }
            try inspection.require(
                action.what, "Action \(action.id)", atMost: Recommendation.longestTextInBytes)
            try inspection.check(
                action.owner, "The owner of action \(action.id)",
                atMost: Recommendation.longestNameInBytes)
            try followed.recommendation.check(subPoint: action.subPoint)
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.follow(recommendation) {
            $0.planReceived = occurrence
            $0.actions = actions.map {
                FollowedRecommendation.FollowedAction(action: $0, status: .planned, due: $0.due)
            }
        }
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) recorded an action plan for \(recommendation): "
            + actions.count.counted("action")
    }
}
