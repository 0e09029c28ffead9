public import EventSourcing

extension RecordAnswerSheet {
    /// The time from which each judgement of the sheet holds, by the event that records it.
    ///
    /// Entries that change nothing are ignored. The oversight of a case is one event, which may
    /// repeat answers that were given at another time.
    func effectiveTimes(on inspection: Inspection) -> (InspectionEvent) -> EffectiveTime? {
        var questions: [CaseKey: [Question.ID: EffectiveTime]] = [:]
        var oversight: [CaseKey: EffectiveTime] = [:]
        // Where an answer about the oversight of a case changes, the other ones lend it no time.
        let rejudged = Set(
            entries.filter {
                guard case .question = $0.subject else {
                    return $0.recordedAnswer(on: inspection) != $0.answer
                }
                return false
            }.map(\.caseKey))
        for entry in entries {
            guard let held = time(of: entry, on: inspection, rejudged) else { continue }
            switch entry.subject {
            case .question(let id): questions[entry.caseKey, default: [:]][id] = held
            case .oversight, .oversightAspect: oversight[entry.caseKey] = held
            }
        }
        return { event in
            switch event {
            case .judgementRecorded(let event): questions[event.caseKey]?[event.question]
            case .judgementCorrected(let event): questions[event.caseKey]?[event.question]
            case .oversightJudged(let event): oversight[event.caseKey]
            default: nil
            }
        }
    }

    /// The time from which an entry holds; `nil` for the time of the command.
    ///
    /// A corrected answer whose row has the date of the judgement that it corrects was judged again
    /// later, unless the record was wrong: the date of the row is then that of the first judgement.
    private func time(
        of entry: Entry, on inspection: Inspection, _ rejudged: Set<CaseKey>
    ) -> EffectiveTime? {
        guard let standing = entry.standing(on: inspection), let recorded = standing.answer else {
            return entry.heldAt
        }
        guard recorded != entry.answer else {
            guard entry.subject != .oversight || !rejudged.contains(entry.caseKey) else {
                return nil
            }
            return changesAttribution(entry, on: inspection)
                ? entry.correctedTime(of: standing) : nil
        }
        if ground == .misrecorded { return entry.correctedTime(of: standing) }
        return namesWhoCorrects && !entry.saysTime(of: standing) ? entry.heldAt : nil
    }
}

extension RecordAnswerSheet.Entry {
    /// Whether the row has the time of the recorded judgement: its day, too, says an instant.
    fileprivate func saysTime(of standing: StandingAnswer) -> Bool {
        heldAt?.isSame(as: standing.heldAt) ?? false
    }

    /// When a judgement held whose record was wrong: as its row says, or as recorded.
    fileprivate func correctedTime(of standing: StandingAnswer) -> EffectiveTime {
        guard let heldAt, !saysTime(of: standing) else { return standing.heldAt }
        return heldAt
    }
}

extension EffectiveTime {
    /// Whether a stated time says the same as a recorded one: the recorded time lies in it.
    ///
    /// A sheet has only the day of a judgement that was recorded with its time of day.
    func isSame(as recorded: EffectiveTime) -> Bool {
        self == recorded
            || recorded.precision == .instant && earliest <= recorded.earliest
                && recorded.latest <= latest
    }
}

extension InspectionCommand {
    /// The times of those events of this command that hold from another time than the command.
    ///
    /// - Parameter inspection: The inspection that the command was decided on.
    /// - Returns: A function from an event to its time; `nil` for the time of the command.
    public func effectiveTimes(on inspection: Inspection) -> (InspectionEvent) -> EffectiveTime? {
        switch self {
        case .recordAnswerSheet(let sheet): return sheet.effectiveTimes(on: inspection)
        case .recordSecondJudgements(let command): return command.effectiveTimes
        case .correctJudgement(let command) where command.ground == .misrecorded:
            let held = inspection.answers[command.question, case: command.caseKey]?.heldAt
            return { _ in held }
        case .judgeOversight(let command)
        where command.ground == .misrecorded && command.supersedes != nil:
            let held = inspection.oversight[command.caseKey]?.heldAt
            return { _ in held }
        default: return { _ in nil }
        }
    }

    /// The latest effective time that this command states, apart from its own.
    public var latestEffectiveTime: EffectiveTime? {
        let held: [EffectiveTime?] =
            switch self {
            case .recordAnswerSheet(let sheet): sheet.entries.map(\.heldAt)
            case .recordSecondJudgements(let command): command.judgements.map(\.heldAt)
            default: []
            }
        return held.compactMap(\.self).max { $0.earliest < $1.earliest }
    }
}
