#if CLI
    import ArgumentParser
    import CaseLedger

    /// Prints where a report does not agree with itself.
    struct Anomalies: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Where a printed report does not agree with itself, or says less than it seems.",
            discussion: """
                Examples:
                  case-ledger anomalies
                  case-ledger anomalies --json
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        func run() async throws {
            let moment = try when.moment()
            let ledger = try await options.open()
            let inspection = try await which.resolve(in: ledger)
            let anomalies = try await inspection.state(asOf: moment).facts.anomalies
            if options.json {
                try Console.print([
                    "inspection": .string(inspection.id.rawValue),
                    "anomalies": .array(anomalies.map(\.json)),
                ])
            } else {
                Console.print(FactLines.anomalies(anomalies))
            }
            await ledger.closeReportingDamage()
        }
    }
#endif
