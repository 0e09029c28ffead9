#if CLI
    import CaseLedger

    extension NextStep {
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
    }
#endif
