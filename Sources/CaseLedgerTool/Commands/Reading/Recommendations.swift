#if CLI
    import ArgumentParser
    import CaseLedger

    /// Prints what became of the recommendations.
    struct Recommendations: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The recommendations: age, plan, progress, and what is overdue.",
            discussion: """
                Examples:
                  case-ledger recommendations
                  case-ledger recommendations --on 2022-12-02 --json
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        @Option(help: "The day for ages and due dates (default: that of the moment).")
        var on: String?

        @Flag(help: "Only those that are still followed up.")
        var open = false

        func run() async throws {
            let moment = try when.moment()
            var day: PartialDate?
            if let on {
                day = PartialDate(on)
                guard day?.day != nil else {
                    throw ValidationError("--on takes a day, such as 2022-12-02.")
                }
            }
            let ledger = try await options.open()
            let inspection = try await which.resolve(in: ledger)
            let table = try await inspection.recommendations(asOf: moment, on: day)
            if options.json {
                try Console.print([
                    "inspection": .string(inspection.id.rawValue),
                    "on": .string(table.day.description),
                    "open": JSONValue(table.open),
                    "overdue": JSONValue(table.late),
                    "recommendations": .array(
                        table.rows.filter { !open || $0.followed.isOpen }.map(\.json)),
                ])
            } else {
                Console.print(table.lines(onlyOpen: open))
            }
            await ledger.closeReportingDamage()
        }
    }
#endif
