public import CaseLedgerImporting
internal import CaseQuality

/// An import of published results, or what it would do.
public struct HistoryImportReport: Sendable {
    /// What the import did.
    public let imported: HistoryImport
    /// Whether it stopped short of recording.
    public let isDryRun: Bool

    /// Takes what an import did.
    public init(_ imported: HistoryImport, isDryRun: Bool) {
        self.imported = imported
        self.isDryRun = isDryRun
    }

    /// What was recorded, in one sentence.
    package var sentence: String {
        (isDryRun ? "Would record " : "Recorded ")
            + "\(imported.recorded.count.counted("inspection")) as published"
            + (isDryRun ? ". Nothing was recorded." : ", \(imported.events.counted("event")).")
    }
}

extension HistoryImportReport: JSONMapped {
    public static let jsonMapping = JSONMapping<HistoryImportReport>(
        "HistoryImport", "What an import of published results recorded, or would record.",
        JSONField("dryRun", "Whether nothing was recorded.") { $0.isDryRun },
        JSONField("inspections", "The inspections of the sheet.") { $0.imported.inspections },
        JSONField("recorded", "Those of them that were not there before.") {
            $0.imported.recorded
        },
        JSONField("events", "Events that were recorded.") { $0.imported.events })
}

extension HistoryImportReport: DocumentedAnswer {
    public var subject: String { "Import of published results" }

    public var blocks: [Document.Block] {
        let before = imported.inspections.count - imported.recorded.count
        return [.paragraph(sentence)]
            + (before > 0
                ? [.paragraph("\(before.counted("inspection")) were in the ledger already.")] : [])
    }
}
