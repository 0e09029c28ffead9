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

        /// The steps for people; how to record them stands below the first of each kind.
        func lines(of inspection: Inspection, _ context: Suggestion.Context) -> [String] {
            var shown: Set<String> = []
            func lines(_ heading: String, _ steps: [NextStep]) -> [String] {
                guard !steps.isEmpty else { return [] }
                return ["", Console.strong("\(heading) (\(steps.count))")]
                    + steps.flatMap { step in
                        ["  " + step.words(in: inspection.framework)]
                            + (shown.insert(step.word).inserted
                                ? step.suggestions(in: inspection.framework, context)
                                    .map { "      " + $0.line } : [])
                    }
            }
            guard !all.isEmpty else { return ["", "Nothing is left to do."] }
            return lines("Missing before publication", required) + lines("Possible", possible)
        }
    }

    extension NextStep {
        /// The step in words.
        func words(in framework: Framework?) -> String {
            func name(_ id: Standard.ID) -> String {
                [id.rawValue, framework?.standard(id)?.title].compactMap { $0 }.joined(
                    separator: " ")
            }
            switch self {
            case .announce:
                return "Announce the inspection"
            case .selectCases(let id, let selected, let planned):
                let domain = framework?.domain(id).map { "domain \(id), \($0.title)" } ?? "\(id)"
                return "Select cases for \(domain)"
                    + (planned.map { ": \(selected) of \($0) so far" } ?? "")
            case .judge(let key, let questions):
                return "Judge \(key): \(questions.count.counted("key question")) open"
            case .proposeRating(let id):
                return "Rate \(name(id))"
            case .leaveUnrated(let id):
                return "Leave \(name(id)) unrated: none of its cases decides it"
            case .convenePanel:
                return "Convene the ratings panel"
            case .reverseDecision(let id):
                return "Take back the decision on \(name(id)): no case decides it any more"
            case .decideAgain(let id):
                return "Decide again on \(name(id)): answers changed after the panel's decision"
            case .considerDiscretion(let id, let triggers):
                return "Consider discretion on \(name(id)): "
                    + triggers.map(\.words).joined(separator: ", ")
            case .confirm(let ids):
                return "Confirm \(ids.count.counted("rating"))"
            case .judgeOversight(let keys):
                return "Judge the management oversight of \(keys.count.counted("case"))"
            case .publish:
                return "Publish the report"
            case .makeRecommendations:
                return "Make recommendations"
            case .respond(let id):
                return "Record what the addressee says to \(id)"
            case .receiveActionPlan(let id, let due):
                return "Record the action plan for \(id)" + (due.map { ", due \($0)" } ?? "")
            case .updateActions(let id, let actions):
                return
                    "Record how far \(actions.count.counted("action")) of \(id) \(actions.count == 1 ? "is" : "are")"
            case .reviewProgress(let id, let subPoints):
                return "Review the progress of \(id)"
                    + (subPoints.isEmpty ? "" : ": \(subPoints.count.counted("sub-point")) open")
            case .close(let id):
                return "Close \(id)"
            }
        }

        /// The command lines that do it: one, or several to choose from.
        func suggestions(in framework: Framework?, _ context: Suggestion.Context) -> [Suggestion] {
            commands(in: framework).map { Suggestion($0, context) }
        }

        private static func the(_ placeholder: Placeholder) -> String { placeholder.rawValue }

        private func commands(in framework: Framework?) -> [[String]] {
            switch self {
            case .announce:
                [["announce", Self.the(.inspection), "--service", Self.the(.service)]]
            case .selectCases(let domain, let selected, _):
                [["select", Self.the(.caseKey), "--domain", domain.rawValue]]
                    + (selected > 0
                        ? [] : [["not-rated", domain.rawValue, "--why", Self.the(.why)]])
            case .judge(let key, let questions):
                [
                    ["judge", key.rawValue]
                        + questions.filter {
                            framework?.question($0)?.standard
                                == questions.first.flatMap { framework?.question($0)?.standard }
                        }.map { "\($0)=\(Self.the(.answer))" }
                ]
            case .proposeRating(let id):
                [
                    ["rate", id.rawValue, Self.the(.rating)],
                    ["not-rated", id.rawValue, "--why", Self.the(.why)],
                ]
            case .leaveUnrated(let id):
                [["not-rated", id.rawValue, "--why", Self.the(.why)]]
            case .convenePanel:
                [["convene"]]
            case .reverseDecision(let id):
                [["reverse", id.rawValue, "--reason", ""]]
            case .decideAgain(let id), .considerDiscretion(let id, _):
                [
                    ["confirm", id.rawValue],
                    [
                        "override", id.rawValue, Self.the(.rating), "--ground", Self.the(.ground),
                        "--reason", "",
                    ],
                ]
            case .confirm(let ids):
                [["confirm"] + ids.map(\.rawValue)]
            case .judgeOversight(let keys):
                [["judge-oversight"] + keys.prefix(1).map(\.rawValue) + [Self.the(.answer)]]
            case .publish:
                [["publish"]]
            case .makeRecommendations:
                [["recommend", "R1", "--to", "", "--about", ""]]
            case .respond(let id):
                [["respond", id.rawValue, Self.the(.response)]]
            case .receiveActionPlan(let id, _):
                [["action-plan", id.rawValue, "--action", "A1="]]
            case .updateActions(let id, let actions):
                [["action", id.rawValue] + actions.prefix(1).map(\.rawValue) + [Self.the(.status)]]
            case .reviewProgress(let id, let subPoints):
                [
                    ["progress", id.rawValue, Self.the(.progress)]
                        + (subPoints.first.map { ["--sub-point", String($0)] } ?? [])
                ]
            case .close(let id):
                [["close", id.rawValue, Self.the(.outcome)]]
            }
        }

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
                fields["eligibility"] = .array(triggers.map { .string($0.word) })
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

    extension Int {
        /// The number with its noun: `1 case`, `2 cases`.
        func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
    }
#endif
