#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints what has a due date or waits for somebody.
    struct Due: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "What is due or waits for somebody, with dates and who owes it.",
            discussion: """
                Examples:
                  case-ledger due
                  case-ledger due --as-of 2022-12-02
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            let day = try await inspection.day(
                asOf: try when.when.moment(), effectiveBy: view.effective)
            return try await inspection.historyDocument(at: view) { $0.due(on: day) }
        }
    }
#endif
