#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports
    import Foundation

    /// Writes one page about an inspection.
    struct PageCommand: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            commandName: "page",
            abstract: "One page to send: points, ratings, key questions, times and decisions.",
            discussion: """
                Examples:
                  case-ledger page
                  case-ledger page anytown-2026 -o anytown.html --standard 2.1
                  case-ledger page --as-of @published --effective 2021-12-31 -o page.html
                  case-ledger page --format text

                The page is one HTML file without scripts. Without -o and --format it is written \
                to INSPECTION.html in the current folder, where it replaces an earlier page only.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Option(
            help: """
                The standard to explain down to its answers (default: the lowest that the panel \
                decided by discretion, or the lowest on cases).
                """)
        var standard: String?

        @Argument(help: "The inspection's id (default: as for --inspection).")
        var id: String?

        func run() async throws {
            guard output.output == nil, output.format == nil, !options.json else {
                try await show()
                return
            }
            let document = try await options.withLedger { ledger in
                try await self.document(in: ledger)
            }
            var output = output
            output.output = try PageFile.path(for: document, in: "")
            try output.show(document, asJSON: false)
        }

        func document(in ledger: Ledger) async throws -> Document {
            var which = which
            if let id {
                guard which.inspection == nil || which.inspection == id else {
                    throw ValidationError("The inspection is named twice. Remove --inspection.")
                }
                which.inspection = id
            }
            let inspection = try await which.resolve(in: ledger)
            return try await document(of: inspection, at: try await when.view(of: inspection))
        }

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.page(at: view, standard: standard)
        }
    }
#endif
