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
                  case-ledger page -o anytown.html --standard 2.1
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

        func run() async throws {
            guard output.output == nil, output.format == nil, !options.json else {
                try await show()
                return
            }
            let document = try await options.withLedger { ledger in
                try await self.document(in: ledger)
            }
            var output = output
            output.output = try document.defaultFile
            try output.show(document, asJSON: false)
        }

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            try await inspection.historyDocument(at: view, origin: { $0.ratings.overall.origin }) {
                try InspectionPage(of: $0, standard: standard)
            }
        }
    }

    extension Document {
        /// The file of a page for which no file was named.
        ///
        /// - Throws: ``LedgerError`` with code `alreadyExists` if a file that is not a page has
        ///   that name.
        fileprivate var defaultFile: String {
            get throws(LedgerError) {
                guard case .string(let inspection) = answer["inspection"] else {
                    preconditionFailure("a page is about an inspection")
                }
                let name = "\(inspection).html"
                guard let file = FileHandle(forReadingAtPath: name) else { return name }
                let start = (try? file.read(upToCount: 600)).flatMap(\.self) ?? Data()
                if String(decoding: start, as: UTF8.self).contains(HTMLRenderer.signature) {
                    return name
                }
                throw LedgerError(
                    .alreadyExists,
                    "The file \(name) exists, and is not a page of this command. Nothing was "
                        + "written.",
                    remedy: "Name a file with -o.")
            }
        }
    }
#endif
