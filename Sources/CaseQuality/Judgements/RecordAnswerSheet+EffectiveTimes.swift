public import EventSourcing

extension RecordAnswerSheet {
    /// The time from which each judgement of the sheet holds, by the event that records it.
    ///
    /// Entries that change nothing are ignored. The oversight of a case is one event, which may
    /// repeat answers that were given at another time.
    func effectiveTimes(on inspection: Inspection) -> (InspectionEvent) -> EffectiveTime? {
        var questions: [CaseKey: [Question.ID: EffectiveTime]] = [:]
        var oversight: [CaseKey: EffectiveTime] = [:]
        for entry in entries {
            let recorded = entry.recordedAnswer(on: inspection)
            guard recorded != entry.answer, recorded == nil || namesWhoCorrects,
                let held = entry.heldAt
            else { continue }
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
}

extension InspectionCommand {
    /// The times of those events of this command that hold from another time than the command.
    ///
    /// - Parameter inspection: The inspection that the command was decided on.
    /// - Returns: A function from an event to its time; `nil` for the time of the command.
    public func effectiveTimes(on inspection: Inspection) -> (InspectionEvent) -> EffectiveTime? {
        guard case .recordAnswerSheet(let sheet) = self else { return { _ in nil } }
        return sheet.effectiveTimes(on: inspection)
    }

    /// The latest effective time that this command states, apart from its own.
    public var latestEffectiveTime: EffectiveTime? {
        guard case .recordAnswerSheet(let sheet) = self else { return nil }
        return sheet.entries.compactMap(\.heldAt).max { $0.earliest < $1.earliest }
    }
}
