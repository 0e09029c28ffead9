public import EventSourcing

extension RecordAnswerSheet {
    /// When each judgement of the sheet held, by the event that records it.
    ///
    /// Entries that change nothing do not count: the oversight of a case is one event, which may
    /// keep answers that were given at another time.
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
    /// When what an event of this command says held, where that is not the command's own time.
    ///
    /// - Parameter inspection: What the command was decided on.
    /// - Returns: The time of an event, or `nil` where it is the command's own.
    public func effectiveTimes(on inspection: Inspection) -> (InspectionEvent) -> EffectiveTime? {
        guard case .recordAnswerSheet(let sheet) = self else { return { _ in nil } }
        return sheet.effectiveTimes(on: inspection)
    }

    /// The latest time at which anything in this command is said to have begun to hold, apart from
    /// the command's own time.
    public var latestEffectiveTime: EffectiveTime? {
        guard case .recordAnswerSheet(let sheet) = self else { return nil }
        return sheet.entries.compactMap(\.heldAt).max { $0.earliest < $1.earliest }
    }
}
