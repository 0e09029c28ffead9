#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Writes the judgements of management oversight as a table.
    struct ExportOversight: InspectionTableExport {
        static let configuration = CommandConfiguration(
            commandName: "oversight",
            abstract: "Management oversight, counted, as a table (CSV).",
            discussion: """
                Examples:
                  case-ledger export oversight -o oversight.csv
                  case-ledger export oversight --as-of @fieldwork > fieldwork.csv

                -o also writes FILE-metadata.json, which describes each column (CSV on the Web).
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var file: TableFileOption
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(of inspection: LedgerInspection, at view: View) async throws -> Document {
            try await inspection.oversightDocument(at: view)
        }
    }
#endif
