#if CLI
    import ArgumentParser
    import CaseLedger

    /// Makes an empty ledger.
    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an empty ledger.",
            discussion: """
                Examples:
                  case-ledger init
                  case-ledger init --ledger audits/2026.ledger
                """)

        @OptionGroup var options: LedgerOptions

        func run() async throws {
            let ledger = try await Ledger.create(at: options.path)
            await ledger.close()
            let sentence = "Made an empty ledger at \(options.path)."
            Console.note(recorded: sentence)
            if options.json {
                try Console.print(["ledger": .string(options.path), "created": .bool(true)])
            } else {
                Console.print(sentence)
                Console.say(
                    "Next: case-ledger announce INSPECTION --service SERVICE --ledger "
                        + options.path)
                Console.say(
                    "  or: case-ledger import report FILE.json --ledger \(options.path)")
            }
        }
    }
#endif
