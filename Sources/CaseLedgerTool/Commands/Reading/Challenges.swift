#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the challenges of an inspection.
    struct Challenges: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "The challenges: ground, outcome, what followed, and the effect.",
            discussion: """
                Examples:
                  case-ledger challenges
                  case-ledger challenges --as-of @published
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
            return try await inspection.historyDocument(at: view) { $0.challenges(on: day) }
        }
    }
#endif
