#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Creates an empty ledger.
    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create an empty ledger.",
            discussion: """
                Examples:
                  case-ledger init
                  case-ledger init --ledger audits/2026.ledger
                """)

        @OptionGroup var options: LedgerOptions

        func run() async throws {
            do {
                await (try Ledger.create(at: options.path)).close()
            } catch {
                guard error.code == .alreadyExists else { throw error }
                throw LedgerError(
                    .alreadyExists,
                    "Something already exists at \(options.path.shortened). Nothing was "
                        + "changed.",
                    remedy: "Use it if it is a ledger, or name another folder with --ledger.",
                    underlying: error.underlying)
            }
            let made = MadeLedger(path: options.path)
            Console.note(recorded: made.sentence)
            guard !options.json else { return Console.print(json: made) }
            Console.print(made.sentence)
            let context = Suggestion.Context(ledger: options.ledger, by: nil, inspection: nil)
            Console.say("Next: announce an inspection, or import a report.")
            Console.say(
                .commands([
                    Suggestion.help("announce").line, Suggestion.help("import report").line,
                    Suggestion(reading: ["inspections"], context).line,
                ]))
        }
    }
#endif
