#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting
    import CaseLedgerReports
    import Foundation

    /// Imports inspections from files.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record an inspection from a file.",
            subcommands: [ImportReport.self, ImportJudgements.self, ImportHistory.self])
    }

    /// Imports a published report.
    struct ImportReport: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "report",
            abstract: "Record a published inspection report.",
            discussion: """
                Examples:
                  case-ledger import report leicestershire-2021.json
                  case-ledger import report - --id leicestershire-2021 < report.json

                A report prints counts, not the answers of each case. The answers are therefore \
                reconstructed, and every result from them is marked as reconstructed. The whole \
                report is checked before anything is recorded. To complete an interrupted import, \
                run it again.
                """)

        @OptionGroup var options: LedgerOptions

        @Option(help: "The inspection's id (default: the file name without its extension).")
        var id: String?

        @Argument(help: "The report, schema case-quality-ledger/inspection-report/1; - for stdin.")
        var file: String

        func run() async throws {
            InterruptedImport.announce()
            let name = try inspectionID()
            let bytes = try InputFile.read(file)
            try Ledger.checkReport(bytes)
            try await options.withLedger(creating: true, records: true) { ledger in
                let imported = try await ledger.importReport(bytes, as: name) { done, all in
                    WorkIndicator.show(done, of: all)
                }
                Console.note(recorded: imported.sentence)
                await Console.warnAboutClock(of: ledger)
                let answer = try await ledger.inspection(name).answer(
                    imported, asOf: imported.head.position, origin: .reconstructed)
                guard !options.json else { return Console.print(json: answer) }
                Console.print(Document(answer.document.title, imported.blocks))
                let context = Suggestion.Context(
                    ledger: options.ledger, by: nil,
                    inspection: try await Suggestion.Context.named(name, in: ledger))
                Console.say("Next: look at the ratings.")
                Console.say(.commands([Suggestion(reading: ["ratings"], context).line]))
            }
        }

        private func inspectionID() throws -> StreamName {
            if let id { return try Self.name(id) }
            guard file != "-" else {
                throw ValidationError("A report from stdin needs the inspection's id: use --id.")
            }
            return try Self.name(
                URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent)
        }

        private static func name(_ text: String) throws -> StreamName {
            do throws(InvalidName) { return try StreamName(validating: text) } catch {
                throw LedgerError(
                    .invalidInput, error.description, remedy: "Use --id with a valid id.")
            }
        }
    }
#endif
