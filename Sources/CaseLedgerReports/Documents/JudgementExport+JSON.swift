public import CaseLedgerImporting

extension JudgementExport: JSONMapped {
    public static let jsonMapping = JSONMapping<JudgementExport>(
        "JudgementExport", "The answers of an inspection as they stand, as a sheet.",
        JSONField("inspection", "The inspection.") { $0.inspection },
        JSONField("form", "wide or long.") { $0.form.rawValue },
        JSONField("answers", "The number of answers.") { $0.answers },
        JSONField("cases", "The cases in the sheet.") { $0.cases },
        JSONField("withdrawn", "The withdrawn cases, which are left out.") { $0.withdrawn },
        JSONField(
            "mixed",
            "Cases whose inspector or time is left empty, because it differs between answers."
        ) { $0.mixed },
        JSONField("csv", "The sheet, as CSV.") { $0.csv })
}
