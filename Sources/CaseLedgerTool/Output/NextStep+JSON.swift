#if CLI
    import CaseLedger

    extension NextSteps {
        /// The steps as JSON.
        func json(
            of inspection: StreamName, in framework: Framework?, _ context: Suggestion.Context
        ) -> JSONValue {
            [
                "inspection": .string(inspection.rawValue),
                "required": .array(
                    required.map { $0.json(in: framework, isRequired: true, context) }),
                "possible": .array(
                    possible.map { $0.json(in: framework, isRequired: false, context) }),
            ]
        }
    }

    extension NextStep {
        /// The step as JSON.
        func json(
            in framework: Framework?, isRequired: Bool, _ context: Suggestion.Context
        ) -> JSONValue {
            var fields: [String: JSONValue] = [
                "step": .string(word), "required": .bool(isRequired),
                "case": JSONValue(caseKey?.rawValue), "standard": JSONValue(standard?.rawValue),
                "recommendation": JSONValue(recommendation?.rawValue),
                "commands": .array(
                    suggestions(in: framework, context).map { .string($0.line) }),
            ]
            switch self {
            case .selectCases(let domain, let selected, let planned):
                fields["domain"] = .string(domain.rawValue)
                fields["selected"] = JSONValue(selected)
                fields["planned"] = JSONValue(planned)
            case .judge(_, let questions):
                fields["unanswered"] = .array(questions.map { .string($0.rawValue) })
            case .considerDiscretion(_, let triggers):
                fields["eligibility"] = .array(triggers.map { .string($0.description) })
            case .confirm(let ids):
                fields["standards"] = .array(ids.map { .string($0.rawValue) })
            case .judgeOversight(let keys):
                fields["cases"] = .array(keys.map { .string($0.rawValue) })
            case .receiveActionPlan(_, let due):
                fields["due"] = JSONValue(due?.description)
            case .updateActions(_, let actions):
                fields["actions"] = .array(actions.map { .string($0.rawValue) })
            case .reviewProgress(_, let subPoints):
                fields["subPoints"] = .array(subPoints.map { JSONValue($0) })
            default:
                break
            }
            return .object(fields)
        }

        /// The step's kind, as JSON has it.
        var word: String {
            switch self {
            case .announce: "announce"
            case .selectCases: "selectCases"
            case .judge: "judge"
            case .proposeRating: "proposeRating"
            case .leaveUnrated: "leaveUnrated"
            case .convenePanel: "convenePanel"
            case .reverseDecision: "reverseDecision"
            case .decideAgain: "decideAgain"
            case .considerDiscretion: "considerDiscretion"
            case .confirm: "confirm"
            case .judgeOversight: "judgeOversight"
            case .publish: "publish"
            case .makeRecommendations: "makeRecommendations"
            case .respond: "respond"
            case .receiveActionPlan: "receiveActionPlan"
            case .updateActions: "updateActions"
            case .reviewProgress: "reviewProgress"
            case .close: "close"
            }
        }
    }
#endif
