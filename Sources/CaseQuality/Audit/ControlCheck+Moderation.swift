internal import EventSourcing

extension ControlCheck {
    /// A judge changed an answer of a case after it was moderated.
    ///
    /// A change does not count against a case that was moderated again.
    static func settledAtModeration(_ evidence: ControlEvidence) -> Finding {
        var changes: [CaseKey: [Position]] = [:]
        var moderations = 0
        var moderated: Set<CaseKey> = []
        for item in evidence.own {
            guard let event = item.event.event else { continue }
            if case .caseModerated(let moderation) = event {
                moderations += 1
                moderated.insert(moderation.caseKey)
                changes[moderation.caseKey] = nil
            } else if event.isAnswerOfJudge, let key = item.event.input.caseKey,
                moderated.contains(key)
            {
                changes[key, default: []].append(item.position)
            }
        }
        guard changes.isEmpty else {
            let positions = changes.values.flatMap(\.self).sorted()
            return .notHeld(
                positions,
                "\(positions.count.counted("answer")) of \(changes.count.counted("case")) changed "
                    + "after the moderation")
        }
        return evidence.unlessUndocumented(
            moderations, "moderations",
            held: "no answer changed after its case was moderated, unless it was moderated again")
    }
}

extension InspectionEvent {
    /// Whether a judge gave, changed or took back an answer.
    fileprivate var isAnswerOfJudge: Bool {
        switch self {
        case .judgementRecorded: true
        case .judgementCorrected(let event): event.stage == .inspector && !event.isOfAttribution
        case .judgementRetracted(let event): event.question != nil
        default: false
        }
    }
}
