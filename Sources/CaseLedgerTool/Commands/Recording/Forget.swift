#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Erases a text that a person typed.
    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase a text that a person typed; its event stays.",
            discussion: """
                Examples:
                  case-ledger forget 1744 reason --by d-1
                  case-ledger forget 1746 'actions.what[1]' --json

                "show POSITION" lists the texts of an event by name. The record keeps a commitment \
                instead of the text, and verify still passes. The bytes of the text may remain in \
                the ledger's file until "case-ledger compact" writes it anew. "case-ledger copies" \
                lists the backups and exports that may still have the text.

                A text under a retention hold is not erased; that somebody asked for it is \
                recorded. "hold" and "lift" place and lift holds.
                """)

        @OptionGroup var options: LedgerOptions

        @Argument(help: "The position of the event, or of any event of the command.")
        var position: Position

        @Argument(
            help: ArgumentHelp(
                "The text's name, as show lists it: reason, authority, what[1], finding.label.",
                valueName: "name"))
        var field: String

        @OptionGroup var who: ActorOptions

        func run() async throws {
            let person = try who.person
            let role = try who.role.map(Role.init(spelled:)) ?? .dataProtectionOfficer
            let erased =
                try await options.withLedger(records: true) { ledger in
                    let text = try await ledger.forget(
                        field, at: position, by: Agent(person, role: role))
                    return ErasedText(
                        text, copies: try await ledger.copies(of: text),
                        outside: try await ledger.copies(mayHave: text.position))
                }
            Console.note(recorded: erased.sentence)
            guard !options.json else { return Console.print(json: erased) }
            Console.print(erased.sentence)
        }
    }
#endif
