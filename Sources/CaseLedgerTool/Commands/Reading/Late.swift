#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the facts that were recorded late.
    struct Late: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Facts that were recorded much later than they held.",
            discussion: """
                Examples:
                  case-ledger late
                  case-ledger late --days 7
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Option(help: "The number of days after which a fact is late.")
        var days = 30

        func validate() throws {
            if !(0...36_500).contains(days) {
                throw ValidationError("--days is a number from 0 to 36500.")
            }
        }

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.historyDocument(at: view, origin: { _, _ in .recorded }) {
                $0.lateFacts(after: days)
            }
        }
    }
#endif
