#if CLI
    import CaseLedger

    extension AuditTrail {
        /// The changes as JSON, oldest first.
        var json: JSONValue {
            .array(
                changes.map { change in
                    [
                        "position": JSONValue(change.position),
                        "recordedAt": .string(change.recordedAt.rfc3339),
                        "actor": .string(change.actor.rawValue),
                        "role": .string(change.role.rawValue),
                        "authority": JSONValue(change.authority),
                        "reason": JSONValue(change.reason),
                        "case": JSONValue(change.caseKey?.rawValue),
                        "from": JSONValue(change.from?.description),
                        "to": JSONValue(change.to?.description),
                        "origin": .string(change.origin.description),
                        "provisional": .bool(change.isProvisional),
                        "panelDecision": change.panelDecision?.json ?? .null,
                        "seen": change.seen?.json ?? .null,
                        "causes": .array(
                            change.causes.map { cause in
                                [
                                    "position": JSONValue(cause.position),
                                    "event": .string(cause.event.rawValue),
                                    "effectiveAt": cause.effectiveAt.json,
                                ]
                            }),
                    ]
                })
        }

        /// The changes for people.
        func lines() -> [String] {
            guard !changes.isEmpty else { return ["No change of \(target) is recorded."] }
            return changes.flatMap { change -> [String] in
                let from =
                    change.caseKey == nil || change.from != nil
                    ? "\(change.from?.label ?? "no rating") -> " : ""
                var lines = [
                    Console.strong(
                        "\(change.position)  \(change.caseKey.map { "\($0): " } ?? "")" + from
                            + (change.to?.label ?? "no rating")
                            + (change.isProvisional ? " (provisional)" : "")),
                    "      \(change.eventNames) by \(change.actor), \(change.role)",
                    "      held \(change.heldWords); recorded \(change.recordedAt.rfc3339);"
                        + " \(change.origin.description)",
                ]
                if change.causes.count > 1 || change.causes.first?.position != change.position {
                    let positions = change.causes.map { String($0.position.rawValue) }
                    lines.append("      caused by \(positions.joined(separator: ", "))")
                }
                if let authority = change.authority {
                    lines.append("      authority: \(authority)")
                }
                if let reason = change.reason { lines.append("      reason: \(reason)") }
                lines += (change.panelDecision?.lines ?? []).map { "      " + $0 }
                return lines
            }
        }
    }

    extension AuditTrail.Change {
        /// The names of the events that made it, each once.
        fileprivate var eventNames: String {
            var names: [String] = []
            for cause in causes where !names.contains(cause.event.rawValue) {
                names.append(cause.event.rawValue)
            }
            return names.joined(separator: ", ")
        }

        /// When the events held: one time where it is the same for all.
        fileprivate var heldWords: String {
            var times: [String] = []
            for cause in causes where !times.contains(cause.effectiveAt.words) {
                times.append(cause.effectiveAt.words)
            }
            guard times.count > 3 else { return times.joined(separator: "; ") }
            return "\(times[0]) and at \(times.count - 1) other times"
        }
    }

    extension PanelDecisionRecorded {
        /// What the decision amounts to, as JSON.
        fileprivate var json: JSONValue {
            [
                "outcome": .string(outcome.description),
                "eligibility": .array(eligibility.map { .string($0.description) }),
                "ground": JSONValue(ground?.description),
                "reasonMissing": .bool(reasonMissing),
                "needsSecondApproval": .bool(needsSecondApproval),
            ]
        }

        /// What the decision amounts to, for people.
        var lines: [String] {
            var lines = ["outcome: \(outcome.description)" + (ground.map { ", \($0.words)" } ?? "")]
            if !eligibility.isEmpty {
                lines.append(
                    "discretion was open: " + eligibility.map(\.words).joined(separator: ", "))
            } else if outcome == .discretion {
                lines.append("discretion was not open by the edition's own rule")
            }
            if reasonMissing { lines.append("reason: none given in the publication") }
            if needsSecondApproval { lines.append("needs a second person's approval") }
            return lines
        }
    }

    extension DiscretionGround {
        fileprivate var words: String {
            switch self {
            case .notRepresentative: "the lowest key question is not representative"
            case .other: "another ground"
            }
        }
    }

    extension DiscretionTrigger {
        /// The trigger in words.
        var words: String {
            switch self {
            case .nearBoundary: "the lowest key question is near a boundary"
            case .oneCase: "one judgement would change the rating"
            case .smallSample: "the sample is small"
            }
        }
    }

    extension EffectiveTime {
        /// A claimed time as JSON: with its precision, and both ends.
        var json: JSONValue {
            let name =
                switch precision {
                case .instant: "instant"
                case .day: "day"
                case .month: "month"
                case .year: "year"
                case .between: "between"
                }
            return [
                "precision": .string(name),
                "earliest": .string(earliest.rfc3339),
                "latest": .string(latest.rfc3339),
                "words": .string(words),
            ]
        }
    }
#endif
