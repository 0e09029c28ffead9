package import EventSourcing

/// Records one step of the follow-up of a recommendation.
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

    /// A step of the follow-up.
    public enum Step: Hashable, Sendable {
        /// The addressee responded; a rejection needs a reason.
        case response(RecommendationResponse)
        /// The addressee sent an action plan, which replaces an earlier one.
        case actionPlan([PlannedAction])
        /// The status or the due date of an action changed.
        ///
        /// An abandoned, reopened or postponed action needs a reason.
        case action(ActionID, ActionStatus, due: PartialDate?)
        /// The progress of the recommendation, or of one sub-point from 1, was reviewed.
        case progress(RecommendationProgress, subPoint: Int?)
        /// The recommendation was closed; an outcome other than achieved needs a reason, and so does
        /// `achieved` without a review that found it so, or against a rejection.
        case closing(RecommendationOutcome)
    }

    /// The recommendation.
    public var recommendation: RecommendationID
    /// The step to record.
    public var step: Step

    /// Creates the command.
    public init(_ recommendation: RecommendationID, _ step: Step) {
        self.recommendation = recommendation
        self.step = step
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        switch step {
        case .response: [RequestedAct(.respond, words: "respond to a recommendation")]
        case .actionPlan: [RequestedAct(.respond, words: "give an action plan")]
        case .action: [RequestedAct(.respond, words: "report on an action")]
        case .progress:
            [RequestedAct(.reviewProgress, words: "review the progress of a recommendation")]
        case .closing: [RequestedAct(.reviewProgress, words: "close a recommendation")]
        }
    }

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
