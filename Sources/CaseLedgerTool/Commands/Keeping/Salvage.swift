#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Copies what is whole of a damaged ledger.
    struct Salvage: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy every whole command of a damaged ledger into a new ledger.",
            discussion: """
                Examples:
                  case-ledger salvage case.ledger salvaged.ledger
                  case-ledger salvage case.ledger salvaged.ledger --json

                The damaged ledger is only read; no program may have it open. Positions, times and \
                ids stay as they are, and a marker stands where an event is lost. The exit status is 1 \
                when something is lost. If a backup has the lost positions, nothing need be lost: \
                make an increment of the new ledger with backup FILE --since N --ledger NEW, where N \
                is the last position of the backup, then restore the backup with that increment.
                """)

        @OptionGroup var output: OutputOptions

        @Flag(help: "Answer in JSON; Docs/JSON.md describes every answer.")
        var json = false

        @Argument(help: "The folder of the damaged ledger.")
        var damaged: String

        @Argument(help: "The folder of the new ledger: a path where nothing exists.")
        var new: String

        func run() async throws {
            _ = try output.format(asJSON: json)
            let indicator = WorkIndicator()
            let report = try await Ledger.salvage(from: damaged, to: new)
            indicator.end()
            let copy = SalvagedCopy(path: new, report)
            Console.note(recorded: copy.sentence)
            let ledger = try await Ledger.open(at: new, creating: false)
            let document = try await ledger.answer(copy, asOf: report.head).document
            await ledger.close()
            try output.show(document, asJSON: json)
            if !report.isComplete { throw ExitCode(ExitStatus.negative.rawValue) }
        }
    }
#endif
