#if CLI
    import ArgumentParser
    import CaseLedger

    /// Prints facts that are not judged.
    struct Context: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Facts about the service, its area and the sample; surveys; the timeline.",
            discussion: """
                Examples:
                  case-ledger context
                  case-ledger context --measure staffing
                  case-ledger context --timeline --json
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        @Option(help: "Only measures whose names begin so, such as staffing or samples.")
        var measure = ""

        @Flag(help: "Only the timeline.")
        var timeline = false

        func run() async throws {
            let moment = try when.moment()
            let ledger = try await options.open()
            let inspection = try await which.resolve(in: ledger)
            let state = try await inspection.state(asOf: moment)
            let facts =
                timeline
                ? [] : state.facts.context.filter { $0.value.fact.isOf(measure) }
            let surveys =
                timeline
                ? [] : state.facts.surveys.filter { $0.value.fact.isOf(measure) }
            let figures = timeline || !measure.isEmpty ? [] : state.facts.figures
            let entries = measure.isEmpty ? state.facts.timeline : []
            if options.json {
                try Console.print([
                    "inspection": .string(inspection.id.rawValue),
                    "facts": .array(facts.map(\.json)),
                    "surveys": .array(surveys.map(\.json)),
                    "publishedFigures": .array(figures.map(\.json)),
                    "timeline": .array(entries.map(\.json)),
                ])
            } else {
                if facts.isEmpty, surveys.isEmpty, figures.isEmpty, entries.isEmpty {
                    Console.print("No context is recorded.")
                }
                Console.print(FactLines.context(facts))
                Console.print(FactLines.surveys(surveys))
                Console.print(FactLines.figures(figures))
                Console.print(FactLines.timeline(entries))
            }
            await ledger.closeReportingDamage()
        }
    }

    extension ReportedFact {
        fileprivate func isOf(_ beginning: String) -> Bool {
            measure.rawValue.hasPrefix(beginning)
        }
    }
#endif
