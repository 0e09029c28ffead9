#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints what set a value.
    struct TraceCommand: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            commandName: "trace",
            abstract: "What set a value: the event, what had been seen, and the values before.",
            discussion: """
                Examples:
                  case-ledger trace
                  case-ledger trace 2.1
                  case-ledger trace 2.1 --skip-type panel-decision-recorded
                  case-ledger trace overall --effective 2022-01-01
                """,
            aliases: ["blame"])

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Option(help: "The last change before this position.")
        var before: Position?

        @Option(
            name: .customLong("skip-type"),
            help: "Pass over changes by events of this type; may be repeated.")
        var skippedTypes: [String] = []

        @Option(
            name: .customLong("skip-origin"),
            help: "Pass over changes of this origin; may be repeated.")
        var skippedOrigins: [Origin] = []

        @Option(
            name: .customLong("skip-actor"),
            help: "Pass over changes by this actor; may be repeated.")
        var skippedActors: [String] = []

        @Argument(
            help: """
                overall, a standard, a question, a case, an answer (court-07/2.1.3), oversight, a \
                recommendation or a finding (default: every standard and the service).
                """)
        var target: String?

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            let skipping = Trace.Skipping(
                before: before, types: Set(try skippedTypes.map(EventName.init(argument:))),
                origins: Set(skippedOrigins),
                actors: Set(try skippedActors.map(Agent.ID.init(argument:))))
            return try await inspection.historyDocument(
                at: view,
                origin: { (_, trace: Trace) in trace.cells.compactMap(\.set?.origin).joined }
            ) { history throws in
                try history.trace(named: target, skipping: skipping)
            }
        }
    }
#endif
