#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the steps that are missing before publication, and other possible steps.
    struct Next: ReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "The steps that are missing before publication, and other possible steps.",
            discussion: """
                Examples:
                  case-ledger next
                  case-ledger next --by a-7

                The command lines below a step record it, or print the help of the command that \
                does. If there are several, choose one. Each line works as printed, if \
                CASE_LEDGER_ACTOR is set or --by was used.
                """)

        @Option(help: "The actor's key, for the command lines (default: $CASE_LEDGER_ACTOR).")
        var by: String?

        @OptionGroup var which: InspectionOption
        @OptionGroup var output: OutputOptions
        @OptionGroup var options: LedgerOptions

        func document(in ledger: Ledger) async throws -> Document {
            let inspection = try await which.resolve(in: ledger)
            let position = try await ledger.position(of: .now)
            let state = try await inspection.state(asOf: .position(position))
            if let by { _ = try Agent.ID(argument: by) }
            let context = Suggestion.Context(
                ledger: options.ledger, by: by,
                inspection: try await Suggestion.Context.named(inspection.id, in: ledger))
            let list = NextStepList(NextSteps(for: state), in: state.framework) {
                $0.suggestions(on: state, context).map(\.line)
            }
            var document = try await inspection.answer(list, asOf: position).document
            let needsActor = (list.required + list.possible).lazy.flatMap(\.commands).contains {
                !$0.hasPrefix("case-ledger help ") && !$0.contains(" --by")
            }
            if needsActor, by == nil, Environment.value("CASE_LEDGER_ACTOR") == nil {
                document.blocks.append(
                    .note(
                        "The command lines need an actor: set CASE_LEDGER_ACTOR to your key, or "
                            + "run case-ledger next --by KEY."))
            }
            return document
        }
    }
#endif
