#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the controls of an inspection.
    struct Controls: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Controls on one page: held, not held, or cannot tell.",
            discussion: """
                Examples:
                  case-ledger controls
                  case-ledger controls --as-of @panel -o controls.md
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.historyDocument(at: view) { $0.controls() }
        }
    }
#endif
