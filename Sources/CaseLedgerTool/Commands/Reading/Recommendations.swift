#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the recommendations and their progress.
    struct Recommendations: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "The recommendations: age, plan, progress, and what is overdue.",
            discussion: """
                Examples:
                  case-ledger recommendations
                  case-ledger recommendations --on 2022-12-02 -o recommendations.md
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Option(help: "The day for ages and due dates (default: the day of the moment).")
        var on: String?

        @Flag(help: "Only recommendations that are not closed.")
        var open = false

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            var day: PartialDate?
            if let on {
                day = PartialDate(on)
                guard day?.day != nil else {
                    throw LedgerError(
                        .invalidInput, "--on is not a valid day: \"\(on.shortened)\".",
                        remedy: "Use a day such as 2022-12-02.")
                }
            }
            return try await inspection.recommendationDocument(
                at: view, asOf: try when.when.moment(), on: day, onlyOpen: open)
        }
    }
#endif
