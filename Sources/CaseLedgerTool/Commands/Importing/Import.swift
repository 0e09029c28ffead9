#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting
    import Foundation

    /// Takes inspections in from files.
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

                A report prints counts, not who judged which case: answers are reconstructed, and \
                everything made from them says so. All is checked before anything is recorded; an \
                import that was interrupted completes when it is run again.
                """)

        @OptionGroup var options: LedgerOptions

        @Option(help: "The inspection's id (default: the file's name without its ending).")
        var id: String?

        @Argument(help: "The report, schema case-quality-ledger/inspection-report/1; - for stdin.")
        var file: String

        func run() async throws {
            let name = try inspectionID()
            let bytes = try InputFile.read(file)
            try Ledger.checkReport(bytes)
            let ledger = try await Ledger.open(at: options.path)
            let imported = try await ledger.importReport(bytes, as: name) { done, all in
                Console.progress(done, of: all)
            }
            let new = imported.events - imported.eventsRecordedBefore
            let sentence =
                "Recorded \(new.counted("event")) of inspection \(name); the ledger ends at position "
                + "\(imported.head.position)."
            Console.note(recorded: sentence)
            await ledger.closeReportingDamage()
            if options.json {
                try Console.print([
                    "inspection": .string(name.rawValue),
                    "events": JSONValue(imported.events),
                    "eventsRecordedBefore": JSONValue(imported.eventsRecordedBefore),
                    "reconstructedAnswers": JSONValue(imported.reconstructedAnswers),
                    "countAmbiguous": .array(
                        imported.countAmbiguous.map { .string($0.rawValue) }),
                    "head": imported.head.json,
                ])
                return
            }
            Console.print(sentence)
            if imported.eventsRecordedBefore > 0 {
                Console.print(
                    "\(imported.eventsRecordedBefore) events of this file were recorded before.")
            }
            if imported.reconstructedAnswers > 0 {
                Console.print(
                    "\(imported.reconstructedAnswers) answers are reconstructed from printed counts."
                )
            }
            if !imported.countAmbiguous.isEmpty {
                let ids = imported.countAmbiguous.map(\.rawValue).joined(separator: ", ")
                Console.say(
                    "countAmbiguous: several counts give the printed percentage of \(ids); only the "
                        + "percentage was recorded, at the level of the question.")
            }
            Console.say("Next: case-ledger ratings --inspection \(name) --ledger \(options.path)")
        }

        private func inspectionID() throws -> StreamName {
            if let id { return try Self.name(id) }
            guard file != "-" else {
                throw ValidationError("A report from stdin needs --id, the inspection's id.")
            }
            return try Self.name(
                URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent)
        }

        private static func name(_ text: String) throws -> StreamName {
            do throws(InvalidName) { return try StreamName(validating: text) } catch {
                throw LedgerError(
                    .invalidInput, error.description, remedy: "Give an id with --id.")
            }
        }
    }
#endif
