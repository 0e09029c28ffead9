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
                  case-ledger init --ledger /srv/audits/2026.ledger --group

                Only you may read the ledger, unless you use --group. Then the members of your \
                group may read it too: each command of theirs reads a copy of the moment. They \
                cannot record.
                """)

        @OptionGroup var options: LedgerOptions

        @Flag(help: "Let your group read the ledger: mode 0750 for the folder, 0640 for the data.")
        var group = false

        func run() async throws {
            do {
                await
                    (try Ledger.create(
                        at: options.path, groupMayRead: group, lastHeadsIn: options.lastHeads))
                    .close()
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
