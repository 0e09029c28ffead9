public import EventSourcing

/// The status or the due date of an action changed.
public struct ActionUpdated: InspectionEventContent {
    public static let name: EventName = "action-updated"
    package static let fields: [FieldPrivacy] = [
        .value("recommendation"),
        .value("action"),
        .value("status"),
        .value("due"),
    ]
    /// The recommendation.
    public let recommendation: RecommendationID
    /// The action.
    public let action: ActionID
    /// The new status.
    public let status: ActionStatus
    /// The new due date, if it changed.
    public let due: PartialDate?

    package init(
        recommendation: RecommendationID, action: ActionID, status: ActionStatus,
        due: PartialDate? = nil
    ) {
        self.recommendation = recommendation
        self.action = action
        self.status = status
        self.due = due
    }

    package var input: CellInput { .recommendation(recommendation, .plan) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.recommendation: recommendation.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let followed = try inspection.openRecommendation(recommendation)
        guard let known = followed.action(action) else {
            throw Refusal(
                .unknownAction, "The plan for \(recommendation) has no action \(action).",
                remedy: followed.actions.isEmpty
                    ? "Record the action plan first."
                    : Refusal.use(followed.actions.map(\.action.id)))
        }
        let isMoved = due.map { $0 != known.due } ?? false
        guard known.status != status || isMoved else {
            throw .nothing(
                "Action \(action) of \(recommendation) is already \(status.description).",
                remedy: "No command is needed.")
        }
        let isReopened = known.status.isFinished && !status.isFinished
        if status == .abandoned || isReopened || (isMoved && known.due != nil) {
            try inspection.reason(
                of: provenance, for: "An action that is abandoned, reopened or put off")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.follow(recommendation) { followed in
            guard let index = followed.actions.firstIndex(where: { $0.action.id == action }) else {
                return
            }
            followed.actions[index].status = status
            if let due { followed.actions[index].due = due }
        }
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) moved action \(action) of \(recommendation) to "
            + status.description + (due.map { ", due \($0)" } ?? "")
    }
}
