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
        JSONField("events", "Events that were recorded.") { $0.imported.events },
        JSONField("doubtful", "The cells that are not certain, in the order of the sheet.") {
            $0.imported.doubtful
        })
}

extension DoubtfulCell: JSONMapped {
    public static let jsonMapping = JSONMapping<DoubtfulCell>(
        "DoubtfulCell", "A cell that is not certain, and what was made of it.",
        JSONField("row", "The row as a spreadsheet program counts it.") { $0.row },
        JSONField("column", "The column by its letters; null for a whole row.") {
            $0.column?.letters
        },
        JSONField("heading", "The heading of the column; null for a whole row.") {
            $0.column?.heading
        },
        JSONField("value", "The text of the cell.") { $0.value },
        JSONField("reading", "What was made of it.") { $0.reading })
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
                ] : []) + doubts
    }

    /// The cells that are not certain; empty without any.
    private var doubts: [Document.Block] {
        guard !imported.doubtful.isEmpty else { return [] }
        var table = Table([
            .init("Row", .number), .init("Column"), .init("Cell", .prose),
            .init("What was made of it", .prose),
        ])
        for cell in imported.doubtful {
            table.add([
                Table.Cell(cell.row), Table.Cell(cell.column?.description ?? ""),
                Table.Cell(cell.value), Table.Cell(cell.reading),
            ])
        }
        return [
            .paragraph(
                "\(imported.doubtful.count.counted("cell")) "
                    + "\(imported.doubtful.count == 1 ? "is" : "are") not certain."),
            .table(table),
        ]
    }
}
