public import CaseLedgerImporting
internal import CaseQuality

/// The result of an import of published ratings, or of its dry run.
public struct HistoryImportReport: Sendable {
    /// The result of the import.
    public let imported: HistoryImport
    /// Whether it was a dry run, which records nothing.
    public let isDryRun: Bool

    /// Creates a report of an import.
    public init(_ imported: HistoryImport, isDryRun: Bool) {
        self.imported = imported
        self.isDryRun = isDryRun
    }

    /// The result, in one sentence.
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
                ? [
                    .paragraph(
                        "\(before.counted("inspection")) \(before == 1 ? "was" : "were") in the "
                            + "ledger already.")
                ] : [])
    }
}
