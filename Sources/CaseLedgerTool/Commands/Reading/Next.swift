#if CLI
    import ArgumentParser
    import CaseLedger

    /// Prints what is missing before publication, and what else can come next.
    struct Next: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What is missing before publication, and what else can come next.",
            discussion: """
                Examples:
                  case-ledger next
                  case-ledger next --inspection anytown-2026 --json

                Each line tells a step, and how to record it. What only a person can decide stands in \
                capitals, such as ANSWER or RATING: a line is refused until it is filled in.
                """)

        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func run() async throws {
            let ledger = try await options.open()
            let inspection = try await which.resolve(in: ledger)
            let state = try await inspection.state()
            let several = try await ledger.inspections().count > 1
            await ledger.closeReportingDamage()
            let steps = NextSteps(for: state)
            let context = Suggestion.Context(
                ledger: options.ledger, by: nil, inspection: several ? inspection.id : nil)
            if options.json {
                try Console.print(
                    steps.json(of: inspection.id, in: state.framework, context))
            } else {
                Console.print(
                    Console.strong(state.service?.title ?? inspection.id.rawValue)
                        + ", inspection \(inspection.id)")
                Console.print(steps.lines(of: state, context))
            }
        }
    }
#endif
