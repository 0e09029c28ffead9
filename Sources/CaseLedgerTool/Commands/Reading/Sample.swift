#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the samples of an inspection.
    struct Sample: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "The sample: planned, drawn, withdrawn, and what that did to ratings.",
            discussion: """
                Examples:
                  case-ledger sample
                  case-ledger sample --as-of @fieldwork
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.historyDocument(at: view) { $0.sample() }
        }
    }
#endif
