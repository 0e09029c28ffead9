#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints how far the cases of an inspection are.
    struct Coverage: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "How far the cases are: planned, selected, submitted, moderated.",
            discussion: """
                Examples:
                  case-ledger coverage
                  case-ledger coverage --as-of @fieldwork
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.historyDocument(at: view) { $0.coverage() }
        }
    }
#endif
