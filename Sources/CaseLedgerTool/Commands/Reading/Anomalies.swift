#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the places where a report contradicts itself.
    struct Anomalies: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Places where a printed report contradicts itself, or states less than it seems.",
            discussion: """
                Examples:
                  case-ledger anomalies
                  case-ledger anomalies --format csv
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.document(at: view, origin: \.origin) {
                AnomalyList($0.facts.anomalies)
            }
        }
    }
#endif
