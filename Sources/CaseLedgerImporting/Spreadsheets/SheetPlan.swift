/// A sheet as it is to be recorded, and what that does to an inspection.
struct SheetPlan {
    let sheet: AnswerSheet
    let command: InspectionCommand
    /// The person who imports the sheet.
    let provenance: Provenance
    /// What the import does to an inspection; it throws the problems of the sheet.
    let outcome: (Inspection) throws(LedgerError) -> JudgementImport

    init(
        _ sheet: AnswerSheet, _ command: InspectionCommand, by provenance: Provenance,
        _ outcome: @escaping (Inspection) throws(LedgerError) -> JudgementImport
    ) {
        self.sheet = sheet
        self.command = command
        self.provenance = provenance
        self.outcome = outcome
    }
}
