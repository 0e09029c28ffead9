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
            case .selectCases(let domain, let selected, _):
                [.help("select")]
                    + (selected > 0
                        ? []
                        : !inspection.canLeaveUnrated(domain)
                            ? [.help("not-rated")]
                            : NotRatedReason.allCases.map {
                                Suggestion(
                                    ["not-rated", domain.rawValue, "--why", $0.description],
                                    context)
                            })
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
                    [ActionStatus.started, .completed].map {
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
        /// Whether a whole domain can be left unrated: nothing is decided on any of its standards.
        fileprivate func canLeaveUnrated(_ domain: Domain.ID) -> Bool {
            (framework?.domain(domain)?.standards ?? []).allSatisfy { standard in
                let rating = standardRating(standard.id)
                return rating?.rating == nil && rating?.proposedRating == nil
                    && rating?.decidedBy != .notRated
            }
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
