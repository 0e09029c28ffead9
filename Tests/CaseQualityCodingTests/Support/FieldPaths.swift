import CaseLedger
import CaseQuality

/// The fields of a value by their paths, with what kind of value each has, as reflection finds them.
enum FieldPaths {
    enum Kind: Hashable {
        case value
        /// A text that somebody types.
        case text
    }

    /// The fields of an event or a command.
    static func of(_ value: Any) -> [String: Kind] {
        var found: [String: Kind] = [:]
        for child in Mirror(reflecting: value).children {
            collect(child.value, child.label ?? "", into: &found)
        }
        return found
    }

    private static func collect(_ value: Any, _ path: String, into found: inout [String: Kind]) {
        if value is FreeText || value is String {
            found[path] = .text
            return
        }
        let mirror = Mirror(reflecting: value)
        if let aspect = value as? OversightAspect {
            // The theme is a word of the edition, and nobody types it.
            for child in Mirror(reflecting: aspect).children {
                found["\(path).\(child.label ?? "")"] = .value
            }
            return
        }
        switch mirror.displayStyle {
        case .optional, .collection:
            // What is absent says nothing of its kind; another sample has it.
            if mirror.children.isEmpty, found[path] == nil { found[path] = .value }
            if !mirror.children.isEmpty { found[path] = nil }
            for child in mirror.children { collect(child.value, path, into: &found) }
        case .struct where isAggregate(value):
            for child in mirror.children {
                collect(child.value, "\(path).\(child.label ?? "")", into: &found)
            }
        case .enum where value is FollowUp.Step || value is ReportedFact.Value:
            guard let payload = mirror.children.first else { return }
            if value is ReportedFact.Value {
                // A number or a text.
                found[path] = .text
            } else if case .actionPlan(let actions)? = value as? FollowUp.Step {
                collect(actions, "\(path).actionPlan", into: &found)
            } else {
                found["\(path).\(payload.label ?? "")"] = .value
            }
        default:
            // A name is checked, and nobody types into a number; any other text makes the whole one.
            let isText = !isChecked(value) && mirror.children.contains { holdsText($0.value) }
            found[path] = isText ? .text : .value
        }
    }

    /// Whether a value's text was read by a rule: a name, the digits of a number, a word of the edition,
    /// or the edition itself.
    private static func isChecked(_ value: Any) -> Bool {
        value is any RawRepresentable || value is ReportedNumber || value is OversightAspect
            || value is Framework
    }

    /// Whether a text stands anywhere in a value.
    private static func holdsText(_ value: Any) -> Bool {
        if value is FreeText || value is String { return true }
        return !isChecked(value)
            && Mirror(reflecting: value).children.contains { holdsText($0.value) }
    }

    /// Whether a field has fields of its own that are told one by one.
    private static func isAggregate(_ value: Any) -> Bool {
        value is Recommendation || value is PlannedAction || value is Finding || value is Evidence
            || value is ReportedFact || value is TimelineEntry || value is Anomaly
            || value is KeyQuestionSummary || value is StatedCount || value is Chain
            || value is Citation || value is ReportedTime || value is ReportedTime.Period
            || value is ReportedSupplier || value is ReportedScale || value is ReportLink
            || value is OversightAspectJudgement || value is RatingSeen
            || value is PreviousRecommendation
            || value is SelectCases.Selection || value is RecordJudgements.Judgement
            || value is RecordSecondJudgements.Judgement
            || value is RecordAnswerSheet.Entry || value is RecordPanelDecisions.Decision
            || value is RecordPublishedFigures.Figure || value is RecordPublishedRatings.Rated
            || value is RecordReportFacts.ContextFact || value is RecordReportFacts.SurveyResult
    }
}
