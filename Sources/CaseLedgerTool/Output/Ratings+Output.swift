#if CLI
    import CaseLedger

    extension Ratings {
        /// The ratings as JSON.
        var json: JSONValue {
            [
                "inspection": .string(inspection.rawValue),
                "edition": .string(framework.id.rawValue),
                "asOf": asOf.json,
                "complete": .bool(overall.isComplete),
                "standards": .array(core.map(json)),
                "separate": .array(separate.map(json)),
                "total": JSONValue(total),
                "maximum": JSONValue(maximum),
                "overall": JSONValue(overall.rating?.description),
                "overallBeforeLimiting": JSONValue(overall.beforeLimiting?.description),
                "limitedBy": JSONValue(overall.limitedBy?.rawValue),
                "noBandTable": .bool(overall.hasNoBandTable),
                "origin": .string(overall.origin.description),
            ]
        }

        private func json(_ standard: StandardRating) -> JSONValue {
            [
                "id": .string(standard.id.rawValue),
                "title": JSONValue(framework.standard(standard.id)?.title),
                "ruleRating": JSONValue(standard.ruleRating?.description),
                "proposedRating": JSONValue(standard.proposedRating?.description),
                "provisionalRating": JSONValue(standard.provisionalRating?.description),
                "rating": JSONValue(standard.rating?.description),
                "points": JSONValue(points(standard)),
                "decidedBy": .string(standard.decidedBy.description),
                "panelOutcome": JSONValue(standard.panelOutcome?.description),
                "evidence": .string(standard.evidence.description),
                "notRated": JSONValue(standard.notRated?.description),
                "stale": .bool(standard.isStale),
                "eligibility": .array(standard.eligibility.map { .string($0.description) }),
                "eligibleUndecided": .bool(standard.isEligibleUndecided),
                "decidingKeyQuestions": .array(
                    standard.decidingKeyQuestions.map { .string($0.rawValue) }),
                "origin": .string(standard.origin.description),
                "keyQuestions": .array(
                    keyQuestions(of: standard.id).map { score in
                        [
                            "id": .string(score.id.rawValue),
                            "sufficient": JSONValue(score.yes),
                            "assessed": JSONValue(score.assessed),
                            "percent": JSONValue(score.percent),
                            "band": JSONValue(score.band?.description),
                            "unanswered": JSONValue(score.unanswered),
                            "allNotApplicable": .bool(score.isAllNotApplicable),
                            "origin": .string(score.origin.description),
                        ]
                    }),
            ]
        }

        /// The ratings as a table for people.
        func lines(service: String?) -> [String] {
            var lines = [
                Console.strong(service ?? inspection.rawValue),
                "Inspection \(inspection), edition \(framework.id), as of position \(asOf.position)"
                    + (asOf.recordedAt.map { ", recorded \($0.rfc3339)" } ?? ""),
                "",
            ]
            var table = TextTable([
                ("", .left), ("Standard", .left), ("Rating", .left), ("Points", .right),
                ("Decided by", .left), ("Lowest key question", .left),
            ])
            for standard in core { table.add(cells(standard)) }
            lines += table.lines()
            lines.append("")
            lines.append(Console.strong(totalLine))
            if !separate.isEmpty {
                lines += ["", "Rated apart, without points:"]
                var table = TextTable([
                    ("", .left), ("Standard", .left), ("Rating", .left), ("Decided by", .left),
                ])
                for standard in separate {
                    let all = cells(standard)
                    table.add([all[0], all[1], all[2], all[4]])
                }
                lines += table.lines()
            }
            let origins = Set(standards.map(\.origin))
            if origins.contains(.reconstructed) {
                lines += [
                    "",
                    "Answers of single cases are reconstructed from published counts: the totals are",
                    "facts; which case got which answer is not known.",
                ]
            }
            return lines
        }

        private var totalLine: String {
            var line = "Total \(total) of \(maximum)"
            if let rating = overall.rating {
                line += ": \(rating.label)"
                if let limit = overall.limitedBy, let before = overall.beforeLimiting {
                    line += " (limited by \(limit); \(before.label) without)"
                }
            } else if overall.hasNoBandTable {
                line += ": no overall rating, for the edition has no bands for this maximum"
            } else {
                line += " so far: not every standard is rated"
            }
            return line
        }

        /// The total and the overall rating in few words.
        var overallLabel: String {
            "\(total) of \(maximum)" + (overall.rating.map { ", \($0.label)" } ?? "")
                + (overall.limitedBy.map { " (limited by \($0))" } ?? "")
        }

        private func cells(_ standard: StandardRating) -> [String] {
            let scores = keyQuestions(of: standard.id)
            let lowest = standard.decidingKeyQuestions.compactMap { id in
                scores.first { $0.id == id }
            }.map { score in
                var text = "\(score.id) \(score.percent ?? 0)%"
                if let yes = score.yes, let assessed = score.assessed {
                    text += " (\(yes) of \(assessed))"
                }
                return text
            }.joined(separator: ", ")
            return [
                standard.id.rawValue, framework.standard(standard.id)?.title ?? "",
                ratingLabel(standard), points(standard).map(String.init) ?? "",
                decidedLabel(standard)
                    + (standard.isEligibleUndecided ? "; panel could consider" : ""), lowest,
            ]
        }

        /// The rating that holds, or why there is none.
        func ratingLabel(_ standard: StandardRating) -> String {
            if let rating = standard.rating { return rating.label }
            return switch standard.evidence {
            case .notRated: "not rated"
            case .provisional:
                "provisional: \(standard.provisionalRating?.label ?? "nothing yet")"
            case .complete, .insufficientEvidence:
                framework.standard(standard.id)?.method == .caseData
                    ? "insufficient evidence" : "not rated yet"
            }
        }

        /// Who or what decided the rating; empty when nobody did.
        func decidedLabel(_ standard: StandardRating) -> String {
            var text: String
            switch standard.decidedBy {
            case .panel:
                text = "panel discretion, rule: \(standard.ruleRating?.label ?? "none")"
            case .rule:
                text = standard.panelOutcome == .confirmed ? "rule, confirmed by panel" : "rule"
            case .notRated: text = standard.notRated == .noCases ? "no cases" : "out of scope"
            case .undetermined: text = ""
            case .qualitative:
                text = standard.panelOutcome == nil ? "qualitative" : "qualitative, by panel"
            case .published: text = standard.decidedBy.description
            }
            if standard.isStale { text += ", stale" }
            return text
        }
    }

    extension Head {
        /// Up to where something was read, as JSON.
        var json: JSONValue {
            [
                "position": JSONValue(position),
                "recordedAt": JSONValue(recordedAt?.rfc3339),
            ]
        }
    }
#endif
