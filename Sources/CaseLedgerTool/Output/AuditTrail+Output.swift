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
                        "effectiveAt": change.effectiveAt.json,
                        "actor": .string(change.actor.rawValue),
                        "role": .string(change.role.rawValue),
                        "authority": .string(change.authority),
                        "reason": JSONValue(change.reason),
                        "case": JSONValue(change.caseKey?.rawValue),
                        "from": JSONValue(change.from?.description),
                        "to": JSONValue(change.to?.description),
                        "event": .string(change.event.rawValue),
                        "origin": .string(change.origin.description),
                        "provisional": .bool(change.isProvisional),
                        "panelDecision": change.panelDecision?.json ?? .null,
                        "basedOnPosition": JSONValue(change.observation.position),
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
                    "      \(change.event) by \(change.actor), \(change.role)",
                    "      held \(change.effectiveAt.words); recorded \(change.recordedAt.rfc3339);"
                        + " \(change.origin.description)",
                ]
                if !change.authority.isEmpty {
                    lines.append("      authority: \(change.authority)")
                }
                if let reason = change.reason { lines.append("      reason: \(reason)") }
                lines += (change.panelDecision?.lines ?? []).map { "      " + $0 }
                return lines
            }
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
