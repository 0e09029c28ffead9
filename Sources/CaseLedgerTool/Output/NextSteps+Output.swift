#if CLI
    import CaseLedger

    extension NextSteps {
        /// The steps for people; how to record them stands below the first of each kind.
        func lines(of inspection: Inspection, _ context: Suggestion.Context) -> [String] {
            var shown: Set<String> = []
            func lines(_ heading: String, _ steps: [NextStep]) -> [String] {
                guard !steps.isEmpty else { return [] }
                return ["", Console.strong("\(heading) (\(steps.count))")]
                    + steps.flatMap { step in
                        Console.wrapped("  " + step.words(in: inspection.framework))
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
                return "Record how far \(id) is: \(actions.count.counted("action")) open"
            case .reviewProgress(let id, let subPoints):
                return "Review the progress of \(id)"
                    + (subPoints.isEmpty ? "" : ": \(subPoints.count.counted("sub-point")) open")
            case .close(let id):
                return "Close \(id)"
            }
        }
    }
#endif
