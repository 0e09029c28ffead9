#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the ratings as of a moment.
    struct RatingsCommand: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            commandName: "ratings",
            abstract: "The ratings, now or as of any moment.",
            discussion: """
                Examples:
                  case-ledger ratings
                  case-ledger ratings --as-of @fieldwork
                  case-ledger ratings --effective 2021-12-31
                  case-ledger ratings --as-of @published -o ratings.html
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.ratingsDocument(at: view)
        }
    }
#endif
