#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints what the public, the service and the draft's reader had on a day.
    struct Published: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "What the public, the service and the draft's reader had on a day.",
            discussion: """
                Examples:
                  case-ledger published
                  case-ledger published 2022-04-30
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Argument(help: "The day (default: the day of the moment).")
        var date: String?

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            var day = try await inspection.day(
                asOf: try when.when.moment(), effectiveBy: view.effective)
            if let date {
                guard let given = PartialDate(date), given.day != nil else {
                    throw LedgerError(
                        .invalidInput, "\"\(date.shortened)\" is not a valid day.",
                        remedy: "Use a day such as 2022-04-30.")
                }
                day = given
            }
            return try await inspection.historyDocument(at: view) { $0.published(on: day) }
        }
    }
#endif
