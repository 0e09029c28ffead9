/// A date by which something is to be done, as a command states it.
///
/// Such a date is not before the act that sets it.
package struct DueDate: Hashable, Sendable {
    /// What is due or ends then: `"the answers to the draft"`.
    package let what: String
    /// The date.
    package let date: PartialDate

    fileprivate init?(_ what: String, _ date: PartialDate?) {
        guard let date else { return nil }
        self.what = what
        self.date = date
    }
}

extension InspectionCommand {
    /// The dates that the command sets for what is to come.
    ///
    /// - Parameter inspection: The inspection, whose due dates are no new ones.
    /// - Returns: The dates, each with what is due.
    package func dueDates(on inspection: Inspection) -> [DueDate] {
        switch self {
        case .issueDraft(let command):
            [DueDate("the answer to the draft", command.due)].compactMap(\.self)
        case .raiseChallenge(let command):
            [DueDate("the decision on challenge \(command.id)", command.due)].compactMap(\.self)
        case .makeRecommendations(let command):
            command.recommendations.compactMap {
                DueDate("the action plan for \($0.id)", $0.actionPlanDue)
            }
        case .followUp(let command): command.dueDates(on: inspection)
        case .correctRecommendation(let command): command.dueDates(on: inspection)
        case .scheduleReinspection(let command):
            [DueDate("the re-inspection", command.due)].compactMap(\.self)
        case .placeHold(let command):
            [DueDate("the end of the hold", command.until)].compactMap(\.self)
        default: []
        }
    }
}

extension CorrectRecommendation {
    /// The due date of the action plan, if it is another one.
    fileprivate func dueDates(on inspection: Inspection) -> [DueDate] {
        let known = inspection.recommendation(recommendation.id)?.recommendation.actionPlanDue
        return recommendation.actionPlanDue == known
            ? []
            : [DueDate("the action plan for \(recommendation.id)", recommendation.actionPlanDue)]
                .compactMap(\.self)
    }
}

extension FollowUp {
    /// The new due dates of actions.
    fileprivate func dueDates(on inspection: Inspection) -> [DueDate] {
        switch step {
        case .actionPlan(let actions):
            return actions.compactMap { DueDate("action \($0.id)", $0.due) }
        case .action(let action, let status, let due):
            let known = inspection.recommendation(recommendation)?.action(action)?.due
            return status.isFinished || due == known
                ? [] : [DueDate("action \(action)", due)].compactMap(\.self)
        case .response, .progress, .closing: return []
        }
    }
}
