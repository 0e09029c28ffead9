/// Compares a sheet of answers with the current inspection.
struct SheetComparison {
    let sheet: AnswerSheet
    let command: RecordAnswerSheet
    let inspection: Inspection
    let provenance: Provenance

    /// A refusal of backdated answers, with the row of the first one; any other refusal as it is.
    private func placed(_ refusal: Refusal) -> Refusal {
        guard refusal.code == .backdated, let row = sheet.entries.first(where: isBackdated)?.row
        else { return refusal }
        return Refusal(
            refusal.code, "\(refusal.message) The first one is in row \(row).",
            remedy: refusal.remedy)
    }

    /// Whether an answer held before a step that comes before it.
    private func isBackdated(_ entry: AnswerSheet.Entry) -> Bool {
        let content = entry.content
        guard case .question(let question) = content.subject, let held = content.heldAt else {
            return false
        }
        let event = InspectionEvent.judgementRecorded(
            JudgementRecorded(
                caseKey: content.caseKey, question: question, answer: content.answer))
        return inspection.backdating(of: event, holdingAt: held) != nil
    }

    /// Computes the effect of the import without recording it.
    ///
    /// - Throws: All problems of the sheet that the rules refuse.
    func outcome(in id: StreamName) throws(LedgerError) -> JudgementImport {
        let refused: [RefusedEntry]
        let events: [InspectionEvent]
        do throws(SheetProblems) {
            try sheet.similarKeys(in: inspection).check()
        } catch { throw LedgerError(error) }
        do throws(Refusal) {
            try inspection.check(nameOfSheet: provenance.sheet)
            refused = try inspection.refusedEntries(of: command, by: provenance)
            events =
                refused.isEmpty
                ? try inspection.events(of: .recordAnswerSheet(command), by: provenance) : []
        } catch { throw LedgerError(placed(error)) }
        let selected = events.compactMap { event -> CaseKey? in
            guard case .caseSelected(let event) = event else { return nil }
            return event.caseKey
        }
        do throws(SheetProblems) { try check(refused) } catch { throw LedgerError(error) }
        let corrections = sheet.entries.compactMap(correction)
        let attributions = self.attributions(in: events)
        let recorded = sheet.empty.filter { $0.content.standing(on: inspection) != nil }
        let retracted = command.cleared.isEmpty ? [] : recorded
        let equal =
            sheet.entries.count { $0.content.recordedAnswer(on: inspection) == $0.content.answer }
            - attributions.count
        return JudgementImport(
            inspection: id, form: sheet.form, second: nil,
            recorded: sheet.entries.count - equal - corrections.count - attributions.count,
            corrections: corrections, attributions: attributions,
            retracted: retracted.map { cell in
                JudgementImport.Retraction(
                    row: cell.row, column: cell.column, caseKey: cell.content.caseKey,
                    subject: cell.content.subject,
                    from: cell.content.standing(on: inspection)?.answer)
            }, kept: recorded.count - retracted.count, equal: equal, blank: sheet.blank,
            selected: selected, madeKeys: sheet.keys.new.count, unverified: unverified(in: events),
            events: events.count,
            position: nil)
    }

    /// The judges of the events whom the team gives no role that judges, in the order of the sheet.
    private func unverified(in events: [InspectionEvent]) -> [JudgementImport.UnverifiedJudge] {
        var answers: [Agent.ID: Int] = [:]
        for judge in events.compactMap(\.judgedBy) where inspection.isUnverifiedJudge(judge) {
            answers[judge, default: 0] += 1
        }
        guard !answers.isEmpty else { return [] }
        return sheet.entries.compactMap { entry in
            guard let judge = entry.content.judgedBy, let count = answers.removeValue(forKey: judge)
            else { return nil }
            return JudgementImport.UnverifiedJudge(judge: judge, row: entry.row, answers: count)
        }
    }

    /// The entries of which only the judge or the time is corrected.
    private func attributions(in events: [InspectionEvent]) -> [JudgementImport.Attribution] {
        var corrected: Set<RecordAnswerSheet.Cleared> = []
        for event in events {
            switch event {
            case .judgementCorrected(let event) where event.isOfAttribution:
                corrected.insert(
                    RecordAnswerSheet.Cleared(
                        caseKey: event.caseKey, subject: .question(event.question)))
            case .oversightJudged(let event) where event.isOfAttribution:
                corrected.insert(
                    RecordAnswerSheet.Cleared(caseKey: event.caseKey, subject: .oversight))
            default: break
            }
        }
        guard !corrected.isEmpty else { return [] }
        return sheet.entries.filter { entry in
            entry.content.recordedAnswer(on: inspection) == entry.content.answer
                && corrected.contains(
                    RecordAnswerSheet.Cleared(
                        caseKey: entry.content.caseKey, subject: entry.content.subject))
        }.map {
            JudgementImport.Attribution(
                row: $0.row, caseKey: $0.content.caseKey, subject: $0.content.subject,
                judgedBy: $0.content.judgedBy)
        }
    }

    private func correction(_ entry: AnswerSheet.Entry) -> JudgementImport.Correction? {
        let content = entry.content
        guard let standing = content.recordedAnswer(on: inspection), standing != content.answer
        else { return nil }
        return JudgementImport.Correction(
            row: entry.row, column: entry.column, caseKey: content.caseKey,
            subject: content.subject, from: standing, to: content.answer)
    }

    // MARK: - Problems

    private func check(_ refused: [RefusedEntry]) throws(SheetProblems) {
        var problems = sheet.problems(of: refused)
        try problems.check()
        sheet.checkDomains(of: inspection, &problems)
        try problems.check()
    }
}
