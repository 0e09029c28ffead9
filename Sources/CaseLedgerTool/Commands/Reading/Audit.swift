#if CLI
    import ArgumentParser
    import CaseLedger

    /// Prints who changed what.
    struct Audit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who changed a rating or an answer, when, why and on whose authority.",
            discussion: """
                Examples:
                  case-ledger audit 2.1
                  case-ledger audit overall --provisional
                  case-ledger audit 2.1.3
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        @Flag(help: "Running figures while fieldwork is incomplete count as changes too.")
        var provisional = false

        @Argument(help: "A standard (2.1), a question (2.1.3, 2.1.3.a) or overall.")
        var target: String

        func run() async throws {
            let moment = try when.moment()
            let ledger = try await options.open()
            let inspection = try await which.resolve(in: ledger)
            let trail = try await inspection.auditTrail(
                of: target, asOf: moment, provisional: provisional)
            if options.json {
                try Console.print([
                    "inspection": .string(inspection.id.rawValue),
                    "target": .string(target),
                    "changes": trail.json,
                ])
            } else {
                Console.print(trail.lines(), wrapped: true)
            }
            await ledger.closeReportingDamage()
        }
    }
#endif
