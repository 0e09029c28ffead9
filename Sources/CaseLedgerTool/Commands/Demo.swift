#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records an example, and prints its results.
    struct Demo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record an example and show it: Leicestershire, 2021, or Anytown.",
            discussion: """
                Examples:
                  case-ledger demo
                  case-ledger demo --ledger /tmp/demo.ledger
                  case-ledger demo --example anytown --ledger /tmp/anytown.ledger

                The example leicestershire is a published report with reconstructed answers. The \
                command prints its ratings, the ratings just before the ratings panel met, and who \
                changed standard 2.1. The example anytown is an invented service with two \
                inspections, published in 2022 and 2025: sheets of several inspectors, moderation, \
                a withdrawn case, stale decisions, late facts and recommendations. Its times of \
                recording are in the past and the same in every ledger. The command prints the \
                published ratings of both inspections, and writes a page about each beside the \
                ledger. Run again, it records nothing.
                """)

        /// An example that the command can record.
        enum Example: String, CaseIterable, ExpressibleByArgument {
            case leicestershire
            case anytown
        }

        @Option(help: "The example.")
        var example = Example.leicestershire

        @OptionGroup var options: LedgerOptions

        func run() async throws {
            switch example {
            case .leicestershire: try await recordLeicestershire()
            case .anytown: try await recordAnytown()
            }
        }

        /// Checks that a ledger has no inspections but those of the example.
        func refuseInspections(
            in ledger: Ledger, otherThan own: [StreamName]
        ) async throws {
            let others = try await ledger.inspections().filter { !own.contains($0) }
            guard others.isEmpty else {
                throw LedgerError(
                    .invalidInput,
                    "The ledger at \(options.path.shortened) holds "
                        + "\(others.count.counted("other inspection")). Nothing was recorded.",
                    remedy: "Use --ledger with a separate folder for the demonstration.")
            }
        }

        /// Prints the ledger's folder and commands that read it.
        func suggest(_ commands: [(words: [String], inspection: StreamName?)]) {
            Console.say("")
            Console.say("The ledger is \(options.path). Commands to try:")
            Console.say(
                .commands(
                    commands.map { command in
                        Suggestion(
                            reading: command.words,
                            Suggestion.Context(
                                ledger: options.ledger, by: nil, inspection: command.inspection)
                        ).line
                    }))
        }
    }
#endif
