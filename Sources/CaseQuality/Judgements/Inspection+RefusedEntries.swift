public import EventSourcing

extension Inspection {
    /// Finds every entry of a sheet that the rules refuse, in the order of the sheet.
    ///
    /// - Parameters:
    ///   - sheet: The answers.
    ///   - provenance: The person who imports the sheet; a sheet with corrections needs a reason.
    /// - Returns: The refused entries; empty when the sheet can be recorded or changes nothing.
    /// - Throws: ``Refusal`` when the rules refuse the sheet as a whole, for example for a
    ///   published report or an unknown role.
    /// - Complexity: O(entries).
    public func refusedEntries(
        of sheet: RecordAnswerSheet, by provenance: Provenance
    ) throws(Refusal) -> [RefusedEntry] {
        try check(InspectionRequest(.recordAnswerSheet(sheet), by: provenance))
        var reading = try AnswerSheetReading(of: sheet, on: self, by: provenance)
        try reading.readAll()
        return reading.refused
    }

    /// Finds every second judgement that the rules refuse, in the order of the command.
    ///
    /// - Parameters:
    ///   - command: The second judgements.
    ///   - provenance: The person who gives the command.
    /// - Returns: The refused judgements; empty when the command can be recorded or changes nothing.
    /// - Throws: ``Refusal`` when the rules refuse the command as a whole.
    /// - Complexity: O(judgements x second judgements of the inspection).
    public func refusedEntries(
        of command: RecordSecondJudgements, by provenance: Provenance
    ) throws(Refusal) -> [RefusedEntry] {
        try check(InspectionRequest(.recordSecondJudgements(command), by: provenance))
        return try command.read(on: self, by: provenance).refused
    }
}
