#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Writes the answers to every question, counted, as a table.
    struct ExportKeyQuestions: InspectionTableExport {
        static let configuration = CommandConfiguration(
            commandName: "key-questions",
            abstract: "The answers to every key question and prompt, counted, as a table (CSV).",
            discussion: """
                Examples:
                  case-ledger export key-questions -o key-questions.csv
                  case-ledger export key-questions --as-of @fieldwork > fieldwork.csv

                -o also writes FILE-metadata.json, which describes each column (CSV on the Web).
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var file: TableFileOption
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(of inspection: LedgerInspection, at view: View) async throws -> Document {
            try await inspection.keyQuestionDocument(at: view, standard: nil)
        }
    }
#endif
