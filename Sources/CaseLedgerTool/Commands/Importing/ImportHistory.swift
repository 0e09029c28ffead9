#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting
    import CaseLedgerReports
    import Foundation

    /// Imports published results of past inspections.
    struct ImportHistory: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "history",
            abstract:
                "Record past inspections of which only the published ratings are known (CSV).",
            discussion: """
                Examples:
                  case-ledger import history ratings.csv --dry-run
                  case-ledger import history ratings.csv
                  case-ledger import history ratings.csv --edition our-edition.json
                  case-ledger import history old.csv --framework hmip-youth-2018
                  case-ledger import history table.csv --mapping table.txt --dry-run

                The sheet has a row for each inspection. Its columns are name, published and \
                source, a column for each standard by its number, and optionally inspection (else \
                made from the service and the year), service, region, framework (else that of \
                --framework), kind, score (11/36) and overall. An empty cell means \
                that the rating is not known; write not rated, no cases or out of scope where the \
                report says so. Without the ratings of all core standards, the score and the \
                overall rating stand as printed. A result that the ratings cannot give is refused.

                A row that is in the ledger changes nothing, also if it is spelt in another way. \
                The options for sheets, and the mapping file, are those of import judgements. \
                For public tables a mapping has more lines: rating n/a = not known; score, name, \
                date and edition in the same way; constant source = TEXT for a column that the \
                table lacks; footnotes = yes leaves marks such as [1] out; unreadable = not-known \
                records what cannot be read as not known. Every cell that is not certain is \
                named with what was made of it.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var sheet: SheetOptions

        @Option(help: "The edition of rows that name none: an id or a file.")
        var framework = Framework.hmipYouth2021.id.rawValue

        @Option(help: "A file with another edition of the rules; may be repeated.")
        var edition: [String] = []

        @Flag(help: "Check the whole sheet, and record nothing.")
        var dryRun = false

        @Argument(help: "The sheet, a CSV file; - for stdin.")
        var file: String

        func run() async throws {
            InterruptedImport.announce()
            try sheet.check(against: file)
            let reading = try sheet.reading()
            let bytes = try InputFile.read(file)
            let first = try Framework.edition(framework)
            let others = try edition.map { try Framework(file: $0) }
            let frameworks = [first] + (Framework.bundled + others).filter { $0.id != first.id }
            try await options.withLedger(records: true) { ledger in
                let report = HistoryImportReport(
                    try await imported(bytes, reading, frameworks, into: ledger),
                    isDryRun: dryRun)
                if !dryRun {
                    Console.note(recorded: report.sentence)
                    await Console.warnAboutClock(of: ledger)
                }
                let answer = try await ledger.answer(
                    report, asOf: try await ledger.position(of: .now))
                guard !options.json else { return Console.print(json: answer) }
                Console.print(Document(report.subject, report.blocks))
                let context = Suggestion.Context(ledger: options.ledger, by: nil, inspection: nil)
                Console.say("Next: look at the inspections.")
                Console.say(.commands([Suggestion(reading: ["inspections"], context).line]))
            }
        }

        private func imported(
            _ bytes: [UInt8], _ reading: SheetReading, _ frameworks: [Framework],
            into ledger: Ledger
        ) async throws(LedgerError) -> HistoryImport {
            do throws(LedgerError) {
                return try await ledger.importHistory(
                    bytes, frameworks: frameworks, reading: reading, dryRun: dryRun
                ) { done, all in WorkIndicator.show(done, of: all) }
            } catch {
                try sheet.write(problemsOf: error, in: bytes, reading)
                throw error
            }
        }
    }
#endif
