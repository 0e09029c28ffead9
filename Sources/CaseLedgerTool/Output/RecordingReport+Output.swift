#if CLI
    import CaseLedger

    extension RecordingReport {
        /// Prints what changed as data, and what can come next as a message.
        func show(
            remarks: [String], _ context: Suggestion.Context, asJSON: Bool
        ) throws {
            if asJSON {
                try Console.print(json(remarks, context))
            } else {
                Console.print(lines + remarks, wrapped: true)
                nextLines(context).forEach { Console.say($0) }
            }
        }

        /// The most events that are listed one by one.
        private static let mostEventLines = 12

        private var lines: [String] {
            var lines = [receipt.sentence]
            lines += events.prefix(Self.mostEventLines).flatMap { recorded in
                ["  \(recorded.position)  \(sentence(of: recorded))"]
                    + recorded.event.discretionLines.map { "      " + $0 }
            }
            if events.count > Self.mostEventLines {
                lines.append("  and \(events.count - Self.mostEventLines) more")
            }
            return lines + sampleLines + caseLines + oversightLines + standardLines + overallLines
        }

        private var sampleLines: [String] {
            sampledDomains.map { domain in
                let cases = state.cases.filter { $0.domain == domain.id && !$0.isWithdrawn }
                let counting = cases.count { $0.purpose == .primary }
                let planned = state.samplePlans[domain.id].map { " of \($0.target) planned" } ?? ""
                let others = cases.count - counting
                return "Domain \(domain.id), \(domain.title): "
                    + counting.counted("case") + planned
                    + (others > 0 ? " and \(others) illustrative" : "") + "."
            }
        }

        private var caseLines: [String] {
            judgedCases.map { progress in
                "\(progress.caseKey): \(progress.keyQuestionsAnswered) of "
                    + progress.keyQuestions.counted("key question") + " answered"
                    + (progress.promptsAnswered > 0
                        ? ", and \(progress.promptsAnswered.counted("prompt"))." : ".")
            }
        }

        private var oversightLines: [String] {
            let isJudged = events.contains { recorded in
                if case .oversightJudged = recorded.event { true } else { false }
            }
            guard isJudged else { return [] }
            let cases = state.cases.filter(\.counts)
            let judged = cases.count { state.oversightJudgement(of: $0.caseKey) != nil }
            return ["Management oversight: \(judged) of \(cases.count.counted("case")) judged."]
        }

        /// The answers of the standards that were judged, and every rating that changed.
        private var standardLines: [String] {
            let progress = judgedStandards
            let changes = changedStandards
            return after.standards.flatMap { rating -> [String] in
                let changed = changes.first { $0.after.id == rating.id }
                let change = changed.map { changeLines($0.before, $0.after) } ?? []
                let name = "\(rating.id) \(after.framework.standard(rating.id)?.title ?? "")"
                guard let judged = progress.first(where: { $0.standard.id == rating.id }) else {
                    return change.prefix(1).map { "\(name): \($0)" }
                        + change.dropFirst().map { "  " + $0 }
                }
                return ["\(name): \(judged.answers) of \(judged.expected.counted("answer"))"]
                    + change.map { "  " + $0 }
            }
        }

        private func changeLines(_ was: StandardRating?, _ now: StandardRating) -> [String] {
            guard let was, let before else { return [] }
            let labels = (old: before.ratingLabel(was), new: after.ratingLabel(now))
            let decided = after.decidedLabel(now)
            var lines: [String] = []
            if labels.old != labels.new {
                let addition = decided.isEmpty || decided == "qualitative" ? "" : " (\(decided))"
                lines.append("\(labels.old) -> \(labels.new)\(addition)")
            } else if before.decidedLabel(was) != decided {
                lines.append("\(labels.new) stays (\(decided))")
            }
            if now.isEligibleUndecided, !was.isEligibleUndecided {
                lines.append(
                    "a panel may use discretion: "
                        + now.eligibility.map(\.words).joined(separator: ", "))
            }
            return lines
        }

        private var overallLines: [String] {
            guard let before, before.overall != after.overall else { return [] }
            let (old, new) = (before.overallLabel, after.overallLabel)
            let isOpen = !after.overall.isComplete
            return old == new ? [] : ["Total: \(old) -> \(new)\(isOpen ? " so far" : "")"]
        }

        private func nextLines(_ context: Suggestion.Context) -> [String] {
            guard let next else {
                return ["Next: \(Suggestion(reading: ["audit", "overall"], context).line)"]
            }
            var lines = next.suggestions(in: after.framework, context).enumerated().map {
                index, it in
                (index == 0 ? "Next: " : "  or: ") + it.line
            }
            if steps.required.count > 1 {
                lines.append(
                    "\(steps.required.count) steps are missing before publication: "
                        + Suggestion(reading: ["next"], context).line)
            }
            return lines
        }
    }

    extension Receipt {
        /// What was recorded, and where.
        var sentence: String {
            let (first, last) = (positions.lowerBound, positions.upperBound)
            let count = Int(last.rawValue - first.rawValue) + 1
            let place = first == last ? "at position \(first)" : "at positions \(first) to \(last)"
            return wasRepeat
                ? "Recorded before, \(place); nothing was recorded again."
                : "Recorded \(count.counted("event")) \(place)."
        }
    }

    extension InspectionEvent {
        /// What the use of discretion rests on, where it was used.
        fileprivate var discretionLines: [String] {
            guard case .panelDecisionRecorded(let decision) = self,
                decision.outcome == .discretion
            else { return [] }
            return decision.lines
        }
    }
#endif
