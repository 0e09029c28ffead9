#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Makes a backup.
    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy the ledger to a new place and verify the copy, while others record.",
            discussion: """
                Examples:
                  case-ledger backup /backups/monday.ledger
                  case-ledger backup /backups/tuesday.part --since 2644

                Without --since, the backup is a ledger's folder. With --since, it is one file with \
                the events after that position, and with every erasure up to now. Give the last \
                position of the backup before: restore needs a whole backup and each increment \
                after it. The ledger records the backup, so that "case-ledger copies" lists it. A \
                backup may still have texts that are erased later.

                Do not copy a ledger with cp: a copy that is made while somebody records is damaged.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var who: OperatorOption

        @Argument(help: "Where to make it: a path where nothing exists.")
        var to: String

        @Option(help: "Only the events after this position: the end of the backup before.")
        var since: Position?

        func run() async throws {
            let actor = try who.agent()
            let (made, covered) = try await options.withLedger { ledger in
                let covered = try await ledger.health().lastBackup?.through ?? .start
                let backup = try await ledger.backup(
                    to: to, since: since, placedAt: to.absolutePath
                ) { event throws(LedgerError) in try await ledger.note(event, by: actor) }
                return (MadeBackup(backup), covered)
            }
            Console.note(recorded: made.sentence)
            if let since, since > covered {
                Console.say(
                    "warning: Positions \(covered.next) to \(since) are in no backup that the ledger "
                        + "knows, so this increment fits none of them. "
                        + (covered == .start
                            ? "Make a whole backup." : "Make one with --since \(covered)."))
            }
            guard !options.json else { return Console.print(json: made) }
            Console.print(made.sentence)
            Console.say("Next: an increment of what is recorded from now on.")
            let context = Suggestion.Context(ledger: options.ledger, by: nil, inspection: nil)
            Console.say(
                .commands([
                    Suggestion(
                        reading: ["backup", "FILE", "--since", "\(made.backup.through)"], context
                    ).line
                ]))
        }
    }
#endif
