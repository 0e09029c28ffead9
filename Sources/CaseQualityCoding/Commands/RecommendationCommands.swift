internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension MakeRecommendations: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.list(recommendations) { $1.write(into: &$0) }
    }
}

extension Recommendation {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(id.rawValue)
        writer.text(addressee)
        writer.text(addresseeName)
        writer.text(partner)
        writer.text(partnerRole)
        writer.text(topic)
        writer.list(subPoints) { $0.text($1) }
        writer.list(standards) { $0.text($1.rawValue) }
        writer.flag(standardsAreInferred)
        writer.links(links)
        writer.list(basis) { $0.text($1.rawValue) }
        writer.optional(actionPlanDue) { $0.text($1.description) }
        writer.optional(repeats) { writer, earlier in
            writer.text(earlier.inspection.rawValue)
            writer.text(earlier.id.rawValue)
        }
        writer.citation(citation)
    }
}

extension FollowUp: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(recommendation.rawValue)
        switch step {
        case .response(let response):
            writer.text("response")
            writer.integer(response.rawValue)
        case .actionPlan(let actions):
            writer.text("actionPlan")
            writer.list(actions) { writer, action in
                writer.text(action.id.rawValue)
                writer.text(action.what)
                writer.optional(action.owner) { $0.text($1) }
                writer.optional(action.due) { $0.text($1.description) }
                writer.number(action.subPoint)
            }
        case .action(let id, let status, let due):
            writer.text("action")
            writer.text(id.rawValue)
            writer.integer(status.rawValue)
            writer.optional(due) { $0.text($1.description) }
        case .progress(let progress, let subPoint):
            writer.text("progress")
            writer.integer(progress.rawValue)
            writer.number(subPoint)
        case .closing(let outcome):
            writer.text("closing")
            writer.integer(outcome.rawValue)
        }
    }
}
