public import EventSourcing

extension Inspection {
    /// Everything in a sheet that the rules refuse, in its order, and not only the first of it.
    ///
    /// - Parameters:
    ///   - sheet: The answers.
    ///   - provenance: Who brings them; a sheet that corrects needs a reason.
    /// - Returns: The refused entries; none when the sheet can be recorded, or changes nothing.
    /// - Throws: What refuses the sheet as a whole, such as a published report or an unknown role.
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
