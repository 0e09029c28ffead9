#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the judgements of management oversight.
    struct Oversight: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Management oversight: shares of sufficient cases, and the staff's view.",
            discussion: """
                Examples:
                  case-ledger oversight
                  case-ledger oversight --as-of @fieldwork --json

                The share is the percentage of sufficient cases among those that needed oversight, \
                pooled over all cases. A printed figure without a base is shown as printed.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.oversightDocument(at: view)
        }
    }
#endif
