#if CLI
    import CaseLedger

    extension NextStep {
        /// The command lines that record the step: one, or several alternatives.
        ///
        /// Each line works as printed. If a step needs the user's own text, the line shows the help
        /// of its command.
        func suggestions(on inspection: Inspection, _ context: Suggestion.Context) -> [Suggestion] {
            switch self {
            case .announce: [.help("announce")]
            case .selectCases(_, let selected, _):
                // Leaving a domain unrated cannot be undone, so that line is not offered as the next one.
                [.help("select")] + (selected > 0 ? [] : [.help("not-rated")])
            case .judge(let key, let questions):
                questions.prefix(1).flatMap { question in
                    inspection.framework.answers(to: question).map {
                        Suggestion(["judge", key.rawValue, "\(question)=\($0)"], context)
                    }
                }
            case .proposeRating(let id):
                Rating.allCases.map {
                    Suggestion(["rate", id.rawValue, $0.description], context)
                }
            case .leaveUnrated(let id):
                NotRatedReason.allCases.map {
                    Suggestion(["not-rated", id.rawValue, "--why", $0.description], context)
                }
            case .convenePanel:
                [
                    context.by.map { Suggestion(["convene", "--chair", $0], context) }
                        ?? .help("convene")
                ]
            case .reverseDecision: [.help("reverse")]
            case .decideAgain(let id), .considerDiscretion(let id, _):
                [Suggestion(["confirm", id.rawValue], context), .help("override")]
            case .confirm(let ids): [Suggestion(["confirm"] + ids.map(\.rawValue), context)]
            case .judgeOversight(let keys):
                keys.prefix(1).flatMap { key in
                    ["yes", "no", "n/a"].map {
                        Suggestion(["judge-oversight", key.rawValue, $0], context)
                    }
                }
            case .publish: [Suggestion(["publish"], context)]
            case .makeRecommendations: [.help("recommend")]
            case .respond(let id):
                [
                    Suggestion(
                        ["respond", id.rawValue, RecommendationResponse.accepted.description],
                        context), .help("respond"),
                ]
            case .receiveActionPlan: [.help("action-plan")]
            case .updateActions(let id, let actions):
                actions.prefix(1).flatMap { action in
                    [ActionStatus.started, .completed].filter {
                        $0 != inspection.status(of: action, in: id)
                    }.map {
                        Suggestion(
                            ["action", id.rawValue, action.rawValue, $0.description], context)
                    }
                } + [.help("action")]
            case .reviewProgress(let id, let subPoints):
                RecommendationProgress.allCases.map { progress in
                    Suggestion(
                        ["progress", id.rawValue, progress.description]
                            + (subPoints.first.map { ["--sub-point", String($0)] } ?? []), context)
                }
            case .close(let id):
                [
                    Suggestion(
                        ["close", id.rawValue, RecommendationOutcome.achieved.description], context),
                    .help("close"),
                ]
            }
        }
    }

    extension Inspection {
        /// The current status of an action.
        fileprivate func status(of action: ActionID, in id: RecommendationID) -> ActionStatus? {
            recommendations.first { $0.recommendation.id == id }?.actions
                .first { $0.action.id == action }?.status
        }
    }

    extension Framework? {
        /// The valid answers to a question, as the command reads them.
        fileprivate func answers(to question: Question.ID) -> [String] {
            let allowsNotApplicable = self?.question(question)?.allowsNotApplicable ?? true
            return ["yes", "no"] + (allowsNotApplicable ? ["n/a"] : [])
        }
    }
#endif
