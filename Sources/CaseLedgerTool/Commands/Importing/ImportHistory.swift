#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting
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

                A row for each inspection, with the columns inspection, name, published and source, \
                if wanted service, region, framework, kind, score (11/36) and overall, and a column \
                for each standard by its number. An empty rating is a standard that was not rated. \
                A score or overall rating that does not follow from the ratings is refused.
                """)

        @OptionGroup var options: LedgerOptions

        @Option(help: "A file with another edition of the rules; may be repeated.")
        var edition: [String] = []

        @Flag(help: "Do and check everything, and record nothing.")
        var dryRun = false

        @Argument(help: "The sheet, a CSV file; - for stdin.")
        var file: String

        func run() async throws {
            let bytes = try InputFile.read(file)
            let others = try edition.map { try Framework(file: $0) }
            let ledger = try await options.open()
            let imported: HistoryImport
            do {
                imported = try await ledger.importHistory(
                    bytes, frameworks: Framework.bundled + others, dryRun: dryRun
                ) { done, all in Console.progress(done, of: all) }
            } catch {
                await ledger.closeReportingDamage()
                throw error
            }
            let sentence =
                (dryRun ? "Would record " : "Recorded ")
                + "\(imported.recorded.count.counted("inspection")) as published"
                + (dryRun ? "." : ", \(imported.events.counted("event")).")
            if !dryRun { Console.note(recorded: sentence) }
            await ledger.closeReportingDamage()
            if options.json {
                try Console.print([
                    "inspections": .array(imported.inspections.map { .string($0.rawValue) }),
                    "recorded": .array(imported.recorded.map { .string($0.rawValue) }),
                    "events": JSONValue(imported.events),
                    "dryRun": .bool(dryRun),
                ])
                return
            }
            let before = imported.inspections.count - imported.recorded.count
            Console.print(sentence)
            if before > 0 { Console.print("\(before) were in the ledger already.") }
            Console.say("Next: case-ledger inspections --ledger \(options.path)")
        }
    }
#endif
