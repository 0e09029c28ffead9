public import CaseLedger
internal import CaseQuality

extension RecordingReport: JSONMapped {
    public static let jsonMapping = JSONMapping<RecordingReport>(
        "Recording", "What a command recorded, what that changed, and what can come next.",
        JSONField(including: { $0.receipt }),
        JSONField("events", "The events of the command.") { $0.entries },
        JSONField("progress", "How complete the answers are.") { Progress(report: $0) },
        JSONField(
            "changes", "What the command did to the ratings; null for an actor with open cases."
        ) { $0.isBlind ? nil : $0.changes },
        JSONField("blind", "Whether what answers do to ratings is withheld from the actor.") {
            $0.isBlind
        },
        JSONField("remarks", "What else there is to say.") { $0.remarks },
        JSONField("missing", "How many steps are missing before publication.") { $0.missing },
        JSONField("next", "The step that is nearest to what was done.") { $0.next })

    private struct Progress: JSONMapped {
        let report: RecordingReport

        static let jsonMapping = JSONMapping<Progress>(
            "Progress", "How complete the answers are of what was judged.",
            JSONField("cases", "The cases that were judged.") { $0.report.judgedCases },
            JSONField("standards", "The standards whose questions were judged.") {
                $0.report.judgedStandards
            })
    }
}

extension RecordingReport.CaseProgress: JSONMapped {
    static let jsonMapping = JSONMapping<RecordingReport.CaseProgress>(
        "CaseProgress", "How complete the answers of a case are.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("answered", "Key questions with an answer.") { $0.keyQuestionsAnswered },
        JSONField("keyQuestions", "Key questions that are asked of it.") { $0.keyQuestions },
        JSONField("prompts", "Prompts with an answer.") { $0.promptsAnswered })
}

extension RecordingReport.StandardProgress: JSONMapped {
    static let jsonMapping = JSONMapping<RecordingReport.StandardProgress>(
        "StandardProgress", "How complete the answers of a standard are.",
        JSONField("id", "The standard.") { $0.standard.id },
        JSONField("answers", "Answers so far.") { $0.answers },
        JSONField("expected", "Answers when every case is judged.") { $0.expected })
}

extension RecordingReport: DocumentedAnswer {
    public var subject: String { "recorded" }

    /// The most events that are listed individually.
    private static let mostEvents = 12

    /// What somebody with open cases is told instead of the changes of ratings.
    static let withheld =
        "What this does to ratings is withheld until all of your cases are submitted."

    public var blocks: [Document.Block] {
        var events = Table([.init("Position", .number), .init("What happened", .prose)])
        for entry in entries.prefix(Self.mostEvents) {
            let position = String(entry.record.position.rawValue)
            let discretion = entry.event?.discretionWords.map { "; \($0)" } ?? ""
            events.add([Table.Cell(position), Table.Cell("\(entry.words)\(discretion)")])
        }
        var lines = sampleLines + caseLines + oversightLines + standardLines
        if entries.count > Self.mostEvents {
            lines.insert(
                "and \((entries.count - Self.mostEvents).counted("more event"))", at: 0)
        }
        if isBlind {
            lines.append(Self.withheld)
        } else {
            lines += [changes.overallWords].compactMap(\.self)
        }
        lines += remarks
        return [.paragraph(receipt.sentence), .table(events)]
            + (lines.isEmpty ? [] : [.list(lines)])
    }

    private var sampleLines: [String] {
        sampledDomains.map { domain in
            let cases = state.cases.filter { $0.domain == domain.id && !$0.isWithdrawn }
            let counting = cases.count { $0.purpose == .primary }
            let planned = state.samplePlans[domain.id].map { " of \($0.target) planned" } ?? ""
            let others = cases.count - counting
            return "Domain \(domain.id), \(domain.title): " + counting.counted("case") + planned
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
        let isJudged = entries.contains { entry in
            if case .oversightJudged? = entry.event { true } else { false }
        }
        guard isJudged else { return [] }
        let cases = state.cases.filter(\.counts)
        let judged = cases.count { state.oversightJudgement(of: $0.caseKey) != nil }
        return ["Management oversight: \(judged) of \(cases.count.counted("case")) judged."]
    }

    /// The answers of the standards that were judged, and every rating that changed.
    private var standardLines: [String] {
        let progress = judgedStandards
        return changes.after.standards.flatMap { rating -> [String] in
            let name = changes.name(of: rating.id)
            let words = isBlind ? [] : changes.words(of: rating.id).map { "\(name): \($0)" }
            guard let judged = progress.first(where: { $0.standard.id == rating.id }) else {
                return words
            }
            return ["\(name): \(judged.answers) of \(judged.expected.counted("answer"))"] + words
        }
    }
}

extension Receipt {
    /// The number of events and their positions, in one sentence.
    package var sentence: String {
        let (first, last) = (positions.lowerBound, positions.upperBound)
        let count = Int(last.rawValue - first.rawValue) + 1
        let place = first == last ? "at position \(first)" : "at positions \(first) to \(last)"
        return wasRepeat
            ? "Recorded before, \(place); nothing was recorded again."
            : "Recorded \(count.counted("event")) \(place)."
    }
}

extension InspectionEvent {
    /// Whether the rule allowed discretion, for a decision that used it.
    fileprivate var discretionWords: String? {
        guard case .panelDecisionRecorded(let decision) = self, decision.outcome == .discretion
        else { return nil }
        return decision.eligibilityWords
    }
}
