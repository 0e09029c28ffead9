internal import EventSourcing

extension ControlCheck {
    /// Something held before the announcement; a judgement before its selection or fieldwork, or
    /// before the submission of its case, after which it was recorded.
    static func notBackdated(_ evidence: ControlEvidence) -> Finding {
        var announced: (event: InspectionAnnounced, at: EffectiveTime)?
        var selected: [CaseKey: (at: EffectiveTime, command: CommandID)] = [:]
        // A sheet may bring its cases with their answers; their selection says no date.
        var selectedBySheet: Set<CaseKey> = []
        var submitted: [CaseKey: EffectiveTime] = [:]
        var found: [String: [Position]] = [:]
        var checked = 0
        for item in evidence.own {
            guard let event = item.event.event else { continue }
            let held = item.event.occurrence.effectiveAt
            switch event {
            case .inspectionAnnounced(let event): announced = (event, held)
            case .caseSelected(let event): selected[event.caseKey] = (held, item.command.id)
            case .assessmentSubmitted(let event): submitted[event.caseKey] = held
            default: break
            }
            guard !event.holdsAlways, let announced else { continue }
            checked += 1
            let latest = evidence.day(held.latest)
            let isBeforeDay = { (date: PartialDate?) in
                date.map { latest.lastDayNumber < $0.firstDayNumber } ?? false
            }
            // The day is the inspectorate's; without it the announcement's own time has to do.
            let isBefore =
                announced.event.announcedOn == nil
                ? held.latest < announced.at.earliest : isBeforeDay(announced.event.announcedOn)
            if isBefore {
                found["before the announcement", default: []].append(item.position)
            } else if event.isJudgement {
                let key = item.event.input.caseKey
                let selection = key.flatMap { selected[$0] }
                if let key, selection?.command == item.command.id { selectedBySheet.insert(key) }
                if let key, let selection, !selectedBySheet.contains(key),
                    held.latest < selection.at.earliest
                {
                    found["before the selection of its case", default: []].append(item.position)
                } else if isBeforeDay(announced.event.fieldworkFrom) {
                    found["before fieldwork", default: []].append(item.position)
                } else if !event.isMisrecorded, let key, let submission = submitted[key],
                    held.latest < submission.earliest
                {
                    found["before the submission of its case", default: []].append(item.position)
                }
            }
        }
        guard found.isEmpty else {
            let words = found.sorted { $0.key < $1.key }.map { when, positions in
                "\(positions.count.counted("event")) held \(when)"
            }
            return .notHeld(found.values.flatMap(\.self), words.listed)
        }
        return evidence.unlessUndocumented(
            checked, "events with a time of their own",
            held: "nothing held before the announcement, its selection, fieldwork or an earlier "
                + "submission")
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
                + (Set(reasons).count > 1 ? ", and they differ" : ""))
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
