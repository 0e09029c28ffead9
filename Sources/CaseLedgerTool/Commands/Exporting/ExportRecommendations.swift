#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Writes the recommendations and their progress as a table.
    struct ExportRecommendations: InspectionTableExport {
        static let configuration = CommandConfiguration(
            commandName: "recommendations",
            abstract: "The recommendations and their progress as a table (CSV).",
            discussion: """
                Examples:
                  case-ledger export recommendations -o recommendations.csv
                  case-ledger export recommendations --as-of @published > published.csv

                -o also writes FILE-metadata.json, which describes each column (CSV on the Web).
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var file: TableFileOption
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        func document(of inspection: LedgerInspection, at view: View) async throws -> Document {
            try await inspection.recommendationDocument(
                at: view, asOf: try when.when.moment(), on: nil, onlyOpen: false)
        }
    }
#endif
