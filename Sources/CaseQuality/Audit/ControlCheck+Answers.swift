internal import EventSourcing

extension ControlCheck {
    /// Answers that somebody else entered wait for their judge.
    static func entriesAttested(_ evidence: ControlEvidence) -> Finding {
        let inspection = evidence.inspection
        var positions: [Position] = []
        var judges: Set<Agent.ID> = []
        for sampled in inspection.cases where !sampled.isWithdrawn {
            for entry in inspection.unattestedEntries(of: sampled.caseKey) {
                positions.append(entry.position)
                judges.insert(entry.judge)
            }
        }
        let judged = evidence.judgements
        let entered = evidence.own.count { item in
            item.event.event?.judgedBy.map { $0 != item.command.actor } ?? false
        }
        guard positions.isEmpty else {
            return .notHeld(
                positions,
                "\(positions.count.counted("answer")) entered for "
                    + "\(judges.map(\.rawValue).sorted().listed) "
                    + "\(positions.count == 1 ? "is" : "are") not attested")
        }
        return evidence.unlessUndocumented(
            judged.count, "answers",
            held: entered == 0
                ? "every answer was recorded by its judge"
                : "the judges attested what others entered, or entered it again")
    }

    /// An answer was recorded, corrected or taken back after the submission of its case.
    ///
    /// A correction at moderation or at the factual accuracy check belongs there, and so does an
    /// answer of an assessment that was opened again; the sentence counts them.
    static func settledAtSubmission(_ evidence: ControlEvidence) -> Finding {
        var submitted: Set<CaseKey> = []
        var reopened: Set<CaseKey> = []
        var submissions = 0
        var positions: [Position] = []
        var (moderated, checked, again) = (0, 0, 0)
        for item in evidence.own {
            switch item.event.event {
            case .assessmentSubmitted(let event)?:
                submitted.insert(event.caseKey)
                submissions += 1
            case .assessmentReopened(let event)?:
                submitted.remove(event.caseKey)
                reopened.insert(event.caseKey)
            case let event? where event.isJudgement:
                guard let key = item.event.input.caseKey,
                    submitted.contains(key) || reopened.contains(key)
                else { continue }
                switch event.checkingStage {
                case .moderation: moderated += 1
                case .factualAccuracy: checked += 1
                case .inspector, nil:
                    if submitted.contains(key) {
                        positions.append(item.position)
                    } else {
                        again += 1
                    }
                }
            default: break
            }
        }
        guard positions.isEmpty else {
            return .notHeld(
                positions,
                "\(positions.count.counted("answer")) changed after the assessment was submitted")
        }
        let expected = [
            moderated > 0 ? "\(moderated) at moderation" : nil,
            checked > 0 ? "\(checked) at the factual accuracy check" : nil,
            again > 0 ? "\(again) in an assessment that was opened again" : nil,
        ].compactMap(\.self)
        return evidence.unlessUndocumented(
            submissions, "submissions",
            held: "no answer changed after the assessment of its case was submitted"
                + (expected.isEmpty ? "" : ", apart from \(expected.listed)"))
    }

    /// An answer or the sample changed after the first panel met.
    static func settledAtPanel(_ evidence: ControlEvidence) -> Finding {
        let panel = evidence.history.commands.lazy.flatMap(\.events).first {
            $0.name == PanelConvened.name
        }
        guard let panel else {
            return .cannotTell(
                evidence.inspection.isFromPublication
                    ? "it is not known whether a panel met" : "no panel met")
        }
        return settled(after: panel.position, "the panel of position \(panel.position)", evidence)
    }

    /// An answer or the sample changed after the publication.
    static func settledAtPublication(_ evidence: ControlEvidence) -> Finding {
        guard let position = evidence.inspection.milestones.published else {
            return .cannotTell("the report is not published")
        }
        return settled(after: position, "the publication at \(position)", evidence)
    }

    private static func settled(
        after position: Position, _ what: String, _ evidence: ControlEvidence
    ) -> Finding {
        let late = evidence.own.filter { item in
            guard item.position > position, let event = item.event.event else { return false }
            switch event {
            case .caseSelected, .caseWithdrawn: return true
            default: return event.isJudgement
            }
        }
        guard late.isEmpty else {
            let checked = late.count { $0.event.event?.checkingStage == .factualAccuracy }
            return .notHeld(
                late.map(\.position),
                "\(late.count.counted("change")) of answers or cases after \(what)"
                    + (checked > 0 ? ", \(checked) of them at the factual accuracy check" : ""))
        }
        return evidence.unlessUndocumented(
            evidence.judgements.count, "answers",
            held: "no answer and no case changed after \(what)"
        )
    }

    /// A case was withdrawn after it was judged; the sentence says what that did to the ratings.
    static func judgedCasesKept(_ evidence: ControlEvidence) -> Finding {
        var positions: [Position] = []
        var withdrawals: [(key: CaseKey, item: ControlEvidence.Item)] = []
        for item in evidence.own {
            guard case .caseWithdrawn(let event)? = item.event.event,
                let judged = evidence.firstJudged[event.caseKey], judged < item.position
            else { continue }
            positions += [judged, item.position]
            withdrawals.append((event.caseKey, item))
        }
        guard !withdrawals.isEmpty else {
            return evidence.unlessUndocumented(
                evidence.judgements.count, "answers",
                held: "no case was withdrawn after it was judged")
        }
        let steps = evidence.history.steps(of: .ratings)
        let words = withdrawals.map { key, item in
            let changes =
                steps.first { $0.command.position == item.command.position }?.changes
                .filter { $0.before != $0.after } ?? []
            let effect = changes.map { "\($0.cell) \($0.before.words) -> \($0.after.words)" }
            return "\(key) was withdrawn after it was judged: "
                + (effect.isEmpty ? "no rating changed" : effect.joined(separator: ", "))
        }
        return .notHeld(positions, words.listedInShort)
    }

    /// The most answers that a person is expected to record within a minute, outside a sheet.
    static let mostAnswersInAMinute = 50

    /// A person recorded more than 50 answers within a minute, outside a sheet.
    ///
    /// A sheet is a command with answers of several cases, or with entries for other judges.
    static func humanPace(_ evidence: ControlEvidence) -> Finding {
        var byPerson: [Agent.ID: [ControlEvidence.Item]] = [:]
        var cases: [CommandID: Set<CaseKey>] = [:]
        for item in evidence.judgements {
            if let key = item.event.input.caseKey {
                cases[item.command.id, default: []].insert(key)
            }
        }
        for item in evidence.judgements
        where item.event.occurrence.origin == .recorded && cases[item.command.id]?.count == 1 {
            byPerson[item.command.actor, default: []].append(item)
        }
        var positions: [Position] = []
        var words: [String] = []
        for (person, items) in byPerson.sorted(by: { $0.key < $1.key }) {
            var (start, most): (Int, ArraySlice<ControlEvidence.Item>) = (0, [])
            for (end, item) in items.enumerated() {
                while item.command.recordedAt.microseconds
                    - items[start].command.recordedAt.microseconds >= 60_000_000
                {
                    start += 1
                }
                if end - start + 1 > most.count { most = items[start...end] }
            }
            guard most.count > mostAnswersInAMinute, let first = most.first, let last = most.last
            else { continue }
            positions += [first.position, last.position]
            words.append("\(person) recorded \(most.count) answers within a minute")
        }
        guard words.isEmpty else { return .notHeld(positions, words.listedInShort) }
        return evidence.unlessUndocumented(
            evidence.judgements.count, "answers",
            held:
                "nobody recorded more than \(mostAnswersInAMinute) answers within a minute, apart "
                + "from sheets")
    }
}

extension ControlEvidence {
    /// The events that set, change or take back an answer or the oversight of a case.
    var judgements: [Item] { own.filter { $0.event.event?.isJudgement == true } }

    /// What to say where nothing was found against a control that does not depend on roles.
    ///
    /// - Parameters:
    ///   - count: How many events were looked at.
    ///   - what: What they are, in the plural.
    ///   - held: What to say if the facts are in the ledger.
    /// - Returns: Held, or why that cannot be told.
    func unlessUndocumented(
        _ count: Int, _ what: String, held: String
    ) -> ControlCheck.Finding {
        let documented = "; \(documentedWords)"
        guard count > 0 else {
            return .cannotTell("no \(what) are recorded" + (self.documented > 0 ? documented : ""))
        }
        return self.documented == 0 ? .held(held) : .cannotTell(held + documented)
    }
}

extension InspectionEvent {
    /// The stage at which somebody checked the judge's answer; `nil` for the judge's own.
    fileprivate var checkingStage: CorrectionStage? {
        let stage: CorrectionStage? =
            switch self {
            case .judgementCorrected(let event): event.stage
            case .oversightJudged(let event): event.stage
            default: nil
            }
        return stage == .inspector ? nil : stage
    }
}
