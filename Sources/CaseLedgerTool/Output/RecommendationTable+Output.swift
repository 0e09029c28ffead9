#if CLI
    import CaseLedger

    extension RecommendationTable.Row {
        /// The recommendation as JSON.
        var json: JSONValue {
            let made = followed.recommendation
            return [
                "id": .string(made.id.rawValue),
                "addressee": JSONValue(made.addressee),
                "partner": JSONValue(made.partner),
                "topic": JSONValue(made.topic),
                "standards": .array(made.standards.map { .string($0.rawValue) }),
                "status": .string(status.rawValue),
                "open": .bool(followed.isOpen),
                "ageInDays": JSONValue(ageInDays),
                "madeAt": followed.made.effectiveAt.json,
                "position": JSONValue(followed.made.position),
                "origin": .string(followed.made.origin.description),
                "response": JSONValue(followed.response?.value.description),
                "actionPlanDue": JSONValue(made.actionPlanDue?.description),
                "actionPlanReceived": followed.planReceived?.effectiveAt.json ?? .null,
                "subPoints": .array(
                    made.subPoints.enumerated().map { index, text in
                        [
                            "number": JSONValue(index + 1),
                            "text": JSONValue(text),
                            "progress": JSONValue(
                                followed.subPointProgress[index + 1]?.value.description),
                        ]
                    }),
                "progress": JSONValue(followed.progress?.value.description),
                "actions": .array(
                    followed.actions.map { action in
                        [
                            "id": .string(action.action.id.rawValue),
                            "what": JSONValue(action.action.what),
                            "owner": JSONValue(action.action.owner),
                            "subPoint": JSONValue(action.action.subPoint),
                            "status": .string(action.status.description),
                            "due": JSONValue(action.due?.description),
                        ]
                    }),
                "overdue": .array(
                    overdue.map { late in
                        [
                            "action": JSONValue(late.action?.rawValue),
                            "due": .string(late.due.description),
                            "days": JSONValue(late.days),
                        ]
                    }),
                "outcome": JSONValue(followed.closed?.value.description),
                "repeats": followed.recommendation.repeats.map {
                    [
                        "inspection": .string($0.inspection.rawValue),
                        "id": .string($0.id.rawValue),
                    ]
                } ?? .null,
            ]
        }
    }

    extension RecommendationTable {
        /// The recommendations for people.
        func lines(onlyOpen: Bool) -> [String] {
            let shown = rows.filter { !onlyOpen || $0.followed.isOpen }
            guard !rows.isEmpty else { return ["No recommendation is recorded."] }
            var lines = [
                "\(rows.count.counted("recommendation")) on \(day): \(open) open, \(late) with something "
                    + "overdue."
            ]
            for row in shown { lines += [""] + row.lines }
            return lines
        }
    }

    extension RecommendationTable.Row {
        fileprivate var lines: [String] {
            let made = followed.recommendation
            var lines = [
                Console.strong("\(made.id)  \(made.topic)"),
                "    to \(made.addressee)" + (made.partner.map { ", with \($0)" } ?? "")
                    + "; standards "
                    + (made.standards.isEmpty
                        ? "not named" : made.standards.map(\.rawValue).joined(separator: ", ")),
                "    \(status.words), \(ageInDays.counted("day")) old; made \(followed.made.effectiveAt.words), "
                    + followed.made.origin.description,
            ]
            for (index, text) in made.subPoints.enumerated() {
                let progress = followed.subPointProgress[index + 1]?.value
                lines.append("    \(index + 1). \(text)" + (progress.map { ": \($0.words)" } ?? ""))
            }
            for action in followed.actions {
                lines.append(
                    "    action \(action.action.id), \(action.status.description)"
                        + (action.due.map { ", due \($0)" } ?? "")
                        + (action.action.owner.map { ", \($0)" } ?? "") + ": \(action.action.what)")
            }
            for late in overdue {
                lines.append(
                    "    overdue by \(late.days.counted("day")): "
                        + (late.action.map { "action \($0)" } ?? "the action plan")
                        + ", due \(late.due)")
            }
            if let repeats = made.repeats {
                lines.append("    repeats \(repeats.id) of \(repeats.inspection)")
            }
            return lines
        }
    }

    extension RecommendationTable.Status {
        fileprivate var words: String {
            switch self {
            case .made: "not answered yet"
            case .accepted: "accepted"
            case .rejected: "rejected"
            case .planned: "planned"
            case .inProgress: "in progress"
            case .achieved: "achieved"
            case .notAchieved: "not achieved"
            case .superseded: "superseded"
            }
        }
    }

    extension RecommendationProgress {
        fileprivate var words: String {
            switch self {
            case .achieved: "achieved"
            case .partlyAchieved: "partly achieved"
            case .notAchieved: "not achieved"
            }
        }
    }
#endif
