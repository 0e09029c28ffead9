#if CLI
    import CaseLedger

    extension NextStep {
        /// The command lines that record the step: one, or several alternatives.
        ///
        /// Each line works as printed. If a step needs the user's own text, the line shows the help
        /// of its command.
        func suggestions(on inspection: Inspection, _ context: Suggestion.Context) -> [Suggestion] {
            guard let (act, command) = ownAct else {
                return lines(on: inspection, context)
            }
            let matter = caseKey.map { Matter.sampled($0) } ?? .inspection
            return context.by(someoneWhoMay: act, matter, on: inspection).map {
                lines(on: inspection, $0)
            } ?? [.help(command)]
        }

        /// The act that records the step, with its command; `nil` where ``lines(on:_:)`` finds who
        /// may.
        private var ownAct: (act: Act, command: String)? {
            switch self {
            case .selectCases: (.selectCases, "select")
            case .judge: (.judge, "judge")
            case .proposeRating: (.propose, "rate")
            case .leaveUnrated: (.propose, "not-rated")
            case .judgeOversight: (.judge, "judge-oversight")
            case .respond: (.respond, "respond")
            case .updateActions: (.respond, "action")
            case .reviewProgress: (.reviewProgress, "progress")
            case .close: (.reviewProgress, "close")
            default: nil
            }
        }

        private func lines(
            on inspection: Inspection, _ context: Suggestion.Context
        ) -> [Suggestion] {
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
                NotRatedReason.own.map {
                    Suggestion(["not-rated", id.rawValue, "--why", $0.description], context)
                }
            case .nameTeam: [.help("name-team")]
            case .approve(let waiting): [approval(of: waiting, on: inspection, context)]
            case .attest(let judge, let keys):
                [
                    Suggestion(
                        ["attest"] + (keys.count > 3 ? ["--all"] : keys.map(\.rawValue)),
                        context.by(judge))
                ]
            case .resolveChallenge: [.help("resolve")]
            case .submit(let keys):
                [
                    context.by(someoneWhoMay: .assess, on: inspection).map {
                        Suggestion(
                            ["submit"] + (keys.count > 5 ? ["--all"] : keys.map(\.rawValue)), $0)
                    } ?? .help("submit")
                ]
            case .moderate(let keys):
                keys.prefix(1).map { key in
                    context.by(someoneWhoMay: .moderate, .sampled(key), on: inspection).map {
                        Suggestion(["moderate", key.rawValue], $0)
                    } ?? .help("moderate")
                }
            case .convenePanel: [convening(on: inspection, context)]
            case .reverseDecision: [.help("reverse")]
            case .decideAgain(let id), .considerDiscretion(let id, _):
                [confirming([id], on: inspection, context), .help("override")]
            case .reconsider: [.help("confirm"), .help("reverse")]
            case .confirm(let ids): [confirming(ids, on: inspection, context)]
            case .judgeOversight(let keys):
                keys.prefix(1).flatMap { key in
                    ["yes", "no", "n/a"].map {
                        Suggestion(["judge-oversight", key.rawValue, $0], context)
                    }
                }
            case .publish:
                // Without a meeting of the panel, a publication needs a reason of its own.
                [
                    inspection.permissions != nil && !inspection.isPanelConvened
                        ? .help("publish")
                        : context.by(someoneWhoMay: .publish, on: inspection).map {
                            Suggestion(["publish"], $0)
                        } ?? .help("publish")
                ]
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
            case .reviewHold: [.help("lift")]
            case .announceReinspection: [.help("announce")]
            case .close(let id):
                [
                    Suggestion(
                        ["close", id.rawValue, RecommendationOutcome.achieved.description], context),
                    .help("close"),
                ]
            }
        }
    }

    extension NextStep {
        private func approval(
            of waiting: WaitingApproval, on inspection: Inspection, _ context: Suggestion.Context
        ) -> Suggestion {
            let asked = waiting.approving
            return context.by(someoneWhoMay: asked.act, asked.matter, on: inspection).map {
                Suggestion(["approve", waiting.position.description], $0)
            } ?? .help("approve")
        }

        private func confirming(
            _ ids: [Standard.ID], on inspection: Inspection, _ context: Suggestion.Context
        ) -> Suggestion {
            guard inspection.permissions != nil else {
                return Suggestion(["confirm"] + ids.map(\.rawValue), context)
            }
            let standard = ids.first.map { Matter.standard($0) } ?? .inspection
            return context.by(someoneWhoMay: .decide, standard, on: inspection).map {
                Suggestion(["confirm"] + ids.map(\.rawValue) + ["--consensus"], $0)
            } ?? .help("confirm")
        }

        /// The panel of the team, without those who may vote on no standard.
        private func convening(
            on inspection: Inspection, _ context: Suggestion.Context
        ) -> Suggestion {
            let free = (inspection.team ?? []).filter { !inspection.isBarredFromPanel($0.person) }
            let chair = free.first { $0.roles.contains(.panelChair) }?.person
            guard let chair else {
                return inspection.permissions == nil
                    ? context.by.map { Suggestion(["convene", "--chair", $0], context) }
                        ?? .help("convene") : .help("convene")
            }
            let members = free.filter {
                $0.roles.contains(.panelMember) && $0.person != chair
            }.flatMap { ["--member", $0.person.rawValue] }
            return Suggestion(
                ["convene", "--chair", chair.rawValue] + members, context.by(chair))
        }
    }

    extension Inspection {
        /// Whether a person may vote on no standard.
        fileprivate func isBarredFromPanel(_ person: Agent.ID) -> Bool {
            standardsBarred(to: person, from: .decide).count == framework?.standards.count
        }

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
                + (self?.countsNotOnFile == true ? ["notOnFile"] : [])
        }
    }
#endif
