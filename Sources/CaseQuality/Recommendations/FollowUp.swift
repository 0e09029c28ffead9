/// What is recorded of a recommendation after it was made.
public struct FollowUp: Hashable, Sendable {
    /// What happened.
    public enum Step: Hashable, Sendable {
        /// The addressee answered; a rejection gives its reason.
        case response(RecommendationResponse)
        /// The addressee's plan came; it replaces an earlier one.
        case actionPlan([PlannedAction])
        /// An action moved on, or got another due date; what is abandoned or put off gives its
        /// reason.
        case action(ActionID, ActionStatus, due: PartialDate?)
        /// Somebody looked at what became of it, or of one sub-point, from 1.
        case progress(Progress, subPoint: Int?)
        /// It is not followed up any more; anything but achieved gives its reason.
        case closing(RecommendationOutcome)
    }

    public var recommendation: RecommendationID
    public var step: Step

    public init(_ recommendation: RecommendationID, _ step: Step) {
        self.recommendation = recommendation
        self.step = step
    }
}
