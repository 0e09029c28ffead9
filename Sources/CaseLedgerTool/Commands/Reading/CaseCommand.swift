#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints everything that is held on one case.
    struct CaseCommand: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            commandName: "case",
            abstract: "Everything that is held on one case.",
            discussion: """
                Examples:
                  case-ledger case court-07
                  case-ledger case court-07 --format csv -o court-07.csv
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Argument(help: "The key of the case.")
        var key: String

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.historyDocument(
                at: view, origin: { $1.entries.map(\.cause.origin).joined }
            ) { history throws in
                let key = try history.caseKey(named: key)
                return history.record(of: key)
            }
        }
    }
#endif
