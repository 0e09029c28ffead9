package import EventSourcing

/// What is recorded of a recommendation after it was made.
public struct FollowUp: InspectionCommandContent {
    package static let name: CommandName = "follow-up-recommendation"
    package static let fields: [FieldPrivacy] = [
        .value("recommendation"),
        .value("step.response"),
        .value("step.actionPlan.id"),
        .typed("step.actionPlan.what", about: .child),
        .typed("step.actionPlan.owner", about: .staff),
        .value("step.actionPlan.due"),
        .value("step.actionPlan.subPoint"),
        .value("step.action"),
        .value("step.progress"),
        .value("step.closing"),
    ]

    /// What happened.
    public enum Step: Hashable, Sendable {
        /// The addressee answered; a rejection gives its reason.
        case response(RecommendationResponse)
        /// The addressee's plan came; it replaces an earlier one.
        case actionPlan([PlannedAction])
        /// An action moved on, or got another due date; what is abandoned or put off gives its
        /// reason.
        case action(ActionID, ActionStatus, due: PartialDate?)
        /// Somebody looked at what was done about it, or about one sub-point, from 1.
        case progress(RecommendationProgress, subPoint: Int?)
        /// It is not followed up any more; anything but achieved gives its reason.
        case closing(RecommendationOutcome)
    }

    public var recommendation: RecommendationID
    public var step: Step

    public init(_ recommendation: RecommendationID, _ step: Step) {
        self.recommendation = recommendation
        self.step = step
    }

    package var keepsReason: Bool { true }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.announcement.or(queries.tagged(.recommendation, recommendation))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = event(on: inspection)
        try event.content.validate(on: inspection, by: provenance)
        return [event]
    }

    private func event(on inspection: Inspection) -> InspectionEvent {
        switch step {
        case .response(let response):
            .recommendationResponseRecorded(
                RecommendationResponseRecorded(recommendation: recommendation, response: response))
        case .actionPlan(let actions):
            .actionPlanReceived(
                ActionPlanReceived(recommendation: recommendation, actions: actions))
        case .action(let action, let status, let due):
            .actionUpdated(
                ActionUpdated(
                    recommendation: recommendation, action: action, status: status,
                    due: due == inspection.recommendation(recommendation)?.action(action)?.due
                        ? nil : due))
        case .progress(let progress, let subPoint):
            .progressReviewed(
                ProgressReviewed(
                    recommendation: recommendation, subPoint: subPoint, progress: progress))
        case .closing(let outcome):
            .recommendationClosed(
                RecommendationClosed(recommendation: recommendation, outcome: outcome))
        }
    }
}
