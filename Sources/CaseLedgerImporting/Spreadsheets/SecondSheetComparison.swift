/// Compares a sheet of second judgements with the current inspection.
struct SecondSheetComparison {
    let sheet: AnswerSheet
    let command: RecordSecondJudgements
    let inspection: Inspection
    let provenance: Provenance

    /// Computes the effect of the import without recording it.
    ///
    /// - Throws: All problems of the sheet that the rules refuse.
    func outcome(in id: StreamName) throws(LedgerError) -> JudgementImport {
        let refused: [RefusedEntry]
        let events: [InspectionEvent]
        do throws(Refusal) {
            refused = try inspection.refusedEntries(of: command, by: provenance)
            events =
                refused.isEmpty
                ? try inspection.events(of: .recordSecondJudgements(command), by: provenance) : []
        } catch { throw LedgerError(error) }
        do throws(SheetProblems) {
            var problems = sheet.problems(of: refused)
            sheet.checkDomains(of: inspection, &problems)
            try problems.check()
        } catch { throw LedgerError(error) }
        return JudgementImport(
            inspection: id, form: sheet.form, second: command.purpose, recorded: events.count,
            corrections: [], attributions: [], retracted: [], kept: 0,
            equal: sheet.entries.count - events.count, blank: sheet.blank, selected: [],
            madeKeys: sheet.keys.new.count, unverified: [], events: events.count, position: nil)
    }
}

extension Inspection {
    /// The events of a command; none when it changes nothing.
    ///
    /// - Throws: The refusal of the rules.
    func events(
        of command: InspectionCommand, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        do throws(Refusal) {
            return try decide(InspectionRequest(command, by: provenance))
        } catch {
            guard error.code == .nothingChanged else { throw error }
            return []
        }
    }
}
