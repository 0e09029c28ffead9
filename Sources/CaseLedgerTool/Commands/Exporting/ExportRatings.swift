#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Writes the ratings as a table.
    struct ExportRatings: InspectionTableExport {
        static let configuration = CommandConfiguration(
            commandName: "ratings",
            abstract: "The ratings as a table (CSV).",
            discussion: """
                Examples:
                  case-ledger export ratings -o ratings.csv
                  case-ledger export ratings --as-of @published > published.csv

                -o also writes FILE-metadata.json, which describes each column (CSV on the Web).
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var file: TableFileOption
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(of inspection: LedgerInspection, at view: View) async throws -> Document {
            try await inspection.ratingsDocument(at: view)
        }
    }
#endif
