internal import EventSourcing

extension ControlCheck {
    /// Something was recorded after a step that it held before; the sentence counts the reasons.
    ///
    /// It is the rule by which a command needs a reason for that.
    static func notBackdated(_ evidence: ControlEvidence) -> Finding {
        var found: [String: [Position]] = [:]
        var reasons: [CommandID: FreeText?] = [:]
        for item in evidence.own {
            guard let step = item.backdating?.step.kind else { continue }
            found[step, default: []].append(item.position)
            reasons[item.command.id] = .some(item.command.backdated)
        }
        let undated = undatedWords(evidence)
        guard !found.isEmpty else {
            return evidence.unlessUndocumented(
                evidence.own.count, "events",
                held: "nothing held before the announcement, its selection or an earlier submission"
                    + undated
            )
        }
        let words = found.sorted { $0.key < $1.key }.map { when, positions in
            "\(positions.count.counted("event")) held before \(when)"
        }
        return .notHeld(
            found.values.flatMap(\.self),
            "\(words.listed); \(Self.reasonWords(Array(reasons.values)))\(undated)")
    }

    /// How many answers are from before the day of their recording, in sheets that selected their
    /// own cases: such a selection has no date that an answer could be before.
    private static func undatedWords(_ evidence: ControlEvidence) -> String {
        var selected: Set<CaseKey> = []
        var last: CommandID?
        let count = evidence.own.count { item in
            if item.command.id != last { selected = [] }
            last = item.command.id
            switch item.event.event {
            case .caseSelected(let event)?: selected.insert(event.caseKey)
            case .judgementRecorded(let event)? where selected.contains(event.caseKey):
                let held = evidence.day(item.event.occurrence.effectiveAt.latest)
                return held < evidence.day(item.command.recordedAt)
            default: break
            }
            return false
        }
        guard count > 0 else { return "" }
        return "; \(count.counted("answer")) of sheets that selected their own cases "
            + "\(count == 1 ? "is" : "are") older than the recording, and nothing dates the selection"
    }

    /// Whether the backdated commands say why: `"2 commands say why"`.
    private static func reasonWords(_ reasons: [FreeText?]) -> String {
        let erased = reasons.count { $0 == .erased }
        let missing = reasons.count { $0?.words.allSatisfy(\.isWhitespace) ?? true }
        let given = reasons.count - erased - missing
        var words: [String] = []
        if given > 0 { words.append("\(given.counted("command")) say\(given == 1 ? "s" : "") why") }
        if erased > 0 { words.append("the reason of \(erased.counted("command")) was erased") }
        if missing > 0 {
            words.append(
                "\(missing.counted("command")) \(missing == 1 ? "does" : "do") not say why")
        }
        return words.listed
    }

    /// A time is ahead: recorded before the preceding command, or held after it was recorded.
    static func timesInOrder(_ evidence: ControlEvidence) -> Finding {
        var (back, ahead): ([Position], [Position]) = ([], [])
        var last: Timestamp?
        for command in evidence.history.onRecordedClock.commands {
            if let last, command.recordedAt < last { back.append(command.position) }
            last = command.recordedAt
        }
        for item in evidence.own
        where item.event.occurrence.effectiveAt.earliest > item.command.recordedAt {
            ahead.append(item.position)
        }
        var words: [String] = []
        if !back.isEmpty {
            words.append("\(back.count.counted("command")) recorded before the preceding one")
        }
        if !ahead.isEmpty {
            words.append("\(ahead.count.counted("event")) held after the time of its recording")
        }
        guard words.isEmpty else { return .notHeld(back + ahead, words.listed) }
        guard last != nil else { return .cannotTell("nothing is recorded") }
        return .held(
            "no command was recorded before the preceding one, and nothing held after its recording"
        )
    }

    /// The fewest reasons that can be called all the same.
    static let fewestSameReasons = 5

    /// A reason is empty, or all are the same where at least five were given.
    static func reasonsGiven(_ evidence: ControlEvidence) -> Finding {
        var reasons: [String] = []
        var positions: [Position] = []
        var (empty, erased): ([Position], [Position]) = ([], [])
        var last: CommandID?
        for item in evidence.own {
            guard item.event.event?.wantsReason == true else { continue }
            let reason = item.command.reason(of: item.event)
            // The events of a command share its reason, apart from decisions.
            if last == item.command.id, reason == item.command.reason { continue }
            last = item.command.id
            switch reason {
            case .text(let text)? where !text.allSatisfy(\.isWhitespace):
                reasons.append(text)
                positions.append(item.position)
            case .erased?: erased.append(item.position)
            case nil, .text?: empty.append(item.position)
            }
        }
        guard empty.isEmpty else {
            return .notHeld(
                empty, "\(empty.count.counted("act")) without the reason that such an act needs")
        }
        if reasons.count >= fewestSameReasons, Set(reasons).count == 1 {
            return .notHeld(positions, "all of \(reasons.count) reasons are the same")
        }
        guard erased.isEmpty else {
            return .cannotTell(
                "\(erased.count.counted("reason")) \(erased.count == 1 ? "was" : "were") erased",
                erased)
        }
        return evidence.unlessUndocumented(
            reasons.count, "acts that need a reason",
            held: "every act that needs a reason has one"
                + (Set(reasons).count > 1 ? ", and they are not all the same" : ""))
    }
}

extension Backdating.Step {
    /// The step, after "before".
    fileprivate var kind: String {
        switch self {
        case .announcement: "the announcement"
        case .selection: "the selection of its case"
        case .submission: "the submission of its case"
        case .panel: "the meeting of its panel"
        case .challenge: "its challenge"
        case .request: "its request"
        }
    }
}

extension InspectionEvent {
    /// Whether the rules want a reason for it.
    fileprivate var wantsReason: Bool {
        switch self {
        case .judgementCorrected, .judgementRetracted, .panelDecisionReversed, .assessmentReopened,
            .dissentRecorded, .challengeResolved, .approvalDeclined:
            true
        case .reportCorrected(let event): event.requestedBy == nil
        case .panelDecisionRecorded(let event): event.outcome == .discretion
        case .approvalRequested(let event): event.request.publication == nil
        case .caseModerated(let event): event.isSelfModerated
        default: false
        }
    }
}
