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
        reading.readAll()
        return reading.refused
    }
}
